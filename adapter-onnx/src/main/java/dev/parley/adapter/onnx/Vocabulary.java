// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.json.JsonObject;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pieces that a model knows, each by its id.
 *
 * @param starts pieces that begin a word
 * @param continuations pieces that go on with one, without the sign for that
 * @param specials tokens that are no words, as {@code [CLS]}; in a text they mean themselves
 * @param unknown the id of a word that is not made of pieces
 * @param longestWord in characters; a longer word is unknown
 */
record Vocabulary(
    Map<String, Integer> starts,
    Map<String, Integer> continuations,
    Map<String, Integer> specials,
    int unknown,
    int longestWord) {
  static final String START_OF_TEXT = "[CLS]";
  static final String END_OF_TEXT = "[SEP]";
  static final String PADDING = "[PAD]";

  Vocabulary {
    starts = Map.copyOf(starts);
    continuations = Map.copyOf(continuations);
    specials = Map.copyOf(specials);
  }

  /** Reads a {@code tokenizer.json}; its own bounds for length and padding are left aside. */
  static Vocabulary read(byte[] json) {
    JsonObject file = JsonObject.parse(json);
    requireBert(file);
    JsonObject model = required(file, "model");
    String sign = model.requiredString("continuing_subword_prefix");
    Map<String, Integer> starts = new HashMap<>();
    Map<String, Integer> continuations = new HashMap<>();
    required(model, "vocab")
        .fields()
        .forEach(
            (piece, id) -> {
              if (piece.startsWith(sign)) {
                continuations.put(piece.substring(sign.length()), number(id));
              } else {
                starts.put(piece, number(id));
              }
            });
    Map<String, Integer> specials = new HashMap<>();
    for (JsonObject token : file.objects("added_tokens")) {
      specials.put(
          token.requiredString("content"), Math.toIntExact(token.integer("id").orElseThrow()));
    }
    return new Vocabulary(
        starts,
        continuations,
        specials,
        id(starts, model.requiredString("unk_token")),
        Math.toIntExact(model.integer("max_input_chars_per_word").orElseThrow()));
  }

  /** The id of a token that is no word. */
  int special(String token) {
    return id(specials, token);
  }

  /** The id of the piece that is this part of a word; null for none. */
  @Nullable Integer piece(String word, int from, int to) {
    return (from == 0 ? starts : continuations).get(word.substring(from, to));
  }

  /** In characters, of those that begin a word as of those that go on with one. */
  int longestPiece() {
    return Stream.of(starts, continuations)
        .flatMap(pieces -> pieces.keySet().stream())
        .mapToInt(String::length)
        .max()
        .orElse(1);
  }

  /** The ids of the pieces that go on with a word. */
  BitSet continuing() {
    BitSet ids = new BitSet();
    continuations.values().forEach(ids::set);
    return ids;
  }

  private static void requireBert(JsonObject file) {
    JsonObject normalizer = required(file, "normalizer");
    require("normalizer.type", "BertNormalizer", normalizer.string("type").orElse(""));
    require("normalizer.clean_text", true, normalizer.bool("clean_text").orElse(false));
    require(
        "normalizer.handle_chinese_chars",
        true,
        normalizer.bool("handle_chinese_chars").orElse(false));
    require("normalizer.lowercase", true, normalizer.bool("lowercase").orElse(false));
    // where it is not said, it goes with lowercase
    require("normalizer.strip_accents", true, normalizer.bool("strip_accents").orElse(true));
    require(
        "pre_tokenizer.type",
        "BertPreTokenizer",
        required(file, "pre_tokenizer").string("type").orElse(""));
    require("model.type", "WordPiece", required(file, "model").string("type").orElse(""));
  }

  private static void require(String field, Object known, Object value) {
    if (!value.equals(known)) {
      throw new ProviderUnavailableException(
          "model_not_ready",
          "%s of tokenizer.json is %s, and only %s is known: take the model's files in the version"
                  .formatted(field, value, known)
              + " that parley-bom was tested with");
    }
  }

  private static JsonObject required(JsonObject object, String name) {
    return object
        .object(name)
        .orElseThrow(
            () ->
                new ProviderUnavailableException(
                    "model_not_ready", "tokenizer.json has no " + name + ": check the jar of it"));
  }

  private static int number(RawJson id) {
    return Integer.parseInt(id.text());
  }

  private static int id(Map<String, Integer> ids, String token) {
    return Objects.requireNonNull(ids.get(token), () -> token + " is no token of this model");
  }
}
