// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import dev.parley.domain.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;

/** What is to be embedded: 1 to {@link #MOST_ITEMS} items, none of them empty. */
public sealed interface EmbeddingInput {
  /** The items that one request may have. */
  int MOST_ITEMS = 2048;

  /** The number of items, and so of embeddings. */
  int size();

  static Texts of(String... texts) {
    return new Texts(List.of(texts));
  }

  /** Texts, each an item. */
  record Texts(List<String> texts) implements EmbeddingInput {
    public Texts {
      texts = List.copyOf(texts);
      checkSize(texts.size());
      for (int i = 0; i < texts.size(); i++) {
        if (texts.get(i).isEmpty()) {
          throw new InvalidRequestException(
              "input[" + i + "]", "", "give at least one character, or leave the item out");
        }
      }
    }

    @Override
    public int size() {
      return texts.size();
    }
  }

  /** Texts as the model's own tokens, each list of token ids an item. */
  record Tokens(List<List<Integer>> items) implements EmbeddingInput {
    public Tokens {
      checkSize(items.size());
      List<List<Integer>> copies = new ArrayList<>(items.size());
      for (List<Integer> item : items) {
        copies.add(checked(List.copyOf(item), copies.size()));
      }
      items = List.copyOf(copies);
    }

    @Override
    public int size() {
      return items.size();
    }

    private static List<Integer> checked(List<Integer> item, int place) {
      if (item.isEmpty()) {
        throw new InvalidRequestException(
            "input[" + place + "]", "", "give at least one token id, or leave the item out");
      }
      for (int i = 0; i < item.size(); i++) {
        int id = item.get(i);
        if (id < 0) {
          throw new InvalidRequestException(
              "input[" + place + "][" + i + "]", id, "give a token id, which is 0 or more");
        }
      }
      return item;
    }
  }

  private static void checkSize(int items) {
    if (items < 1) {
      throw new InvalidRequestException("input", "", "give at least one text or token array");
    }
    if (items > MOST_ITEMS) {
      throw new InvalidRequestException(
          "input",
          items + " items",
          "give at most " + MOST_ITEMS + " in one request, and the others in a next one");
    }
  }
}
