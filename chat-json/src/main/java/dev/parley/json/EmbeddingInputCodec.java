// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.parley.domain.embedding.EmbeddingInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code input}: a text, an array of texts, the tokens of one text, or an array of such. It is
 * written as an array of items, whatever it came as.
 */
final class EmbeddingInputCodec {
  static final String FIX = "give a text, an array of texts, or arrays of token ids";

  private static final String TEXT = "give a text as the others are";
  private static final String TOKEN = "give a token id, a whole number from 0";
  private static final String TOKENS = "give an array of token ids as the others are";

  private EmbeddingInputCodec() {}

  static EmbeddingInput read(JsonReader in) throws IOException {
    if (in.is(JsonToken.VALUE_STRING)) {
      return EmbeddingInput.of(text(in));
    }
    if (!in.is(JsonToken.START_ARRAY)) {
      throw in.wrong(FIX);
    }
    if (!in.nextElement()) {
      throw in.wrong("an empty array", FIX);
    }
    if (in.is(JsonToken.VALUE_STRING)) {
      return new EmbeddingInput.Texts(rest(in, EmbeddingInputCodec::text));
    }
    if (in.isNumber()) {
      return new EmbeddingInput.Tokens(List.of(rest(in, EmbeddingInputCodec::token)));
    }
    if (in.is(JsonToken.START_ARRAY)) {
      return new EmbeddingInput.Tokens(rest(in, EmbeddingInputCodec::tokens));
    }
    throw in.wrong(FIX);
  }

  /** The element that the reader stands at, and those that follow. */
  private static <T> List<T> rest(JsonReader in, JsonReader.Reading<T> reading) throws IOException {
    List<T> all = new ArrayList<>();
    do {
      all.add(reading.read(in));
    } while (in.nextElement());
    return all;
  }

  private static String text(JsonReader in) throws IOException {
    if (!in.is(JsonToken.VALUE_STRING)) {
      throw in.wrong(TEXT);
    }
    String text = in.string();
    if (text.isEmpty()) {
      throw in.wrong("give at least one character");
    }
    return text;
  }

  static Integer token(JsonReader in) throws IOException {
    Long id = in.isNumber() ? in.integerOrNull() : null;
    if (id == null || id < 0 || id > Integer.MAX_VALUE) {
      throw in.wrong(TOKEN);
    }
    return id.intValue();
  }

  private static List<Integer> tokens(JsonReader in) throws IOException {
    List<Integer> ids = in.list(EmbeddingInputCodec::token, TOKENS);
    if (ids.isEmpty()) {
      throw in.wrong("an empty array", "give at least one token id");
    }
    return ids;
  }

  static void write(JsonWriter out, EmbeddingInput input) {
    out.beginArray();
    switch (input) {
      case EmbeddingInput.Texts texts -> texts.texts().forEach(out::value);
      case EmbeddingInput.Tokens tokens ->
          tokens
              .items()
              .forEach(
                  item -> {
                    out.beginArray();
                    item.forEach(out::value);
                    out.endArray();
                  });
    }
    out.endArray();
  }
}
