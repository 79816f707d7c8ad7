// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.completion.TextRequest;
import dev.parley.domain.error.InvalidRequestException;
import java.io.IOException;
import java.util.List;

/** The body of {@code POST /v1/completions}. */
final class TextRequestCodec {
  private static final String PROMPT = "prompt";
  private static final String FIX =
      "give a text, an array of texts, an array of token ids, or arrays of these";

  private TextRequestCodec() {}

  static TextRequest read(JsonReader in) throws IOException {
    in.requireObject("send an object with model and prompt");
    Rest rest = new Rest(in);
    ModelId model = null;
    RawJson prompt = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "model" -> model = new ModelId(in.string());
        case PROMPT -> prompt = in.raw();
        default -> rest.keep(field);
      }
    }
    if (model == null) {
      throw in.missing("model", "name a model, for instance one that GET /v1/models lists");
    }
    if (prompt == null) {
      throw in.missing(PROMPT, FIX);
    }
    check(prompt);
    TextRequest request = new TextRequest(model, prompt, new Parameters(rest.raw()));
    request.validate();
    return request;
  }

  /** How many prompts there are, once they were checked. */
  static int prompts(RawJson prompt) {
    if (!prompt.isArray()) {
      return 1;
    }
    List<RawJson> elements = Json.elements(prompt);
    return elements.getFirst().isNumber() ? 1 : elements.size();
  }

  private static void check(RawJson prompt) {
    if (prompt.isString() || prompt.isNull()) {
      return; // the model begins by itself where there is no text
    }
    if (!prompt.isArray()) {
      throw new InvalidRequestException(PROMPT, prompt.text(), FIX);
    }
    JsonToken unused =
        JsonReader.kept(JsonText.of(prompt.text()), PROMPT, in -> elements(in, true));
  }

  /** Goes through an array of texts, of token ids, or, on the outside, of arrays of such. */
  private static JsonToken elements(JsonReader in, boolean outside) throws IOException {
    if (!in.nextElement()) {
      throw in.wrong("an empty array", FIX);
    }
    JsonToken first = in.token();
    do {
      if (in.token() != first) {
        throw in.wrong("give what the others are");
      }
      switch (first) {
        case VALUE_STRING -> {
          if (!outside) {
            throw in.wrong("give a token id, a whole number from 0");
          }
        }
        case VALUE_NUMBER_INT -> EmbeddingInputCodec.token(in);
        case START_ARRAY -> {
          if (!outside) {
            throw in.wrong("give a token id, a whole number from 0");
          }
          elements(in, false);
        }
        default -> throw in.wrong(FIX);
      }
    } while (in.nextElement());
    return first;
  }

  static void write(JsonWriter out, TextRequest request) {
    out.beginObject().field("model", request.model().value()).field(PROMPT, request.prompt());
    request
        .parameters()
        .fields()
        .forEach(
            (name, value) -> {
              if (!name.equals("model") && !name.equals(PROMPT)) {
                out.field(name, value);
              }
            });
    out.endObject();
  }
}
