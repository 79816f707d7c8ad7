// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingInput;
import dev.parley.domain.embedding.EmbeddingRequest;
import java.io.IOException;
import java.util.OptionalInt;

/** The body of {@code POST /v1/embeddings}. */
final class EmbeddingRequestCodec {
  private EmbeddingRequestCodec() {}

  static EmbeddingJson.Sent read(JsonReader in) throws IOException {
    in.requireObject("send an object with model and input");
    Rest rest = new Rest(in);
    ModelId model = null;
    EmbeddingInput input = null;
    OptionalInt dimensions = OptionalInt.empty();
    EmbeddingEncoding encoding = EmbeddingEncoding.FLOAT;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "model" -> model = new ModelId(in.string());
        case "input" -> input = EmbeddingInputCodec.read(in);
        case "dimensions" -> dimensions = dimensions(in);
        case "encoding_format" -> encoding = encoding(in);
        default -> rest.keep(field);
      }
    }
    if (model == null) {
      throw in.missing("model", "name a model that makes embeddings");
    }
    if (input == null) {
      throw in.missing("input", EmbeddingInputCodec.FIX);
    }
    return new EmbeddingJson.Sent(
        new EmbeddingRequest(model, input, dimensions, rest.extras()), encoding);
  }

  private static OptionalInt dimensions(JsonReader in) throws IOException {
    if (in.isNull()) {
      return OptionalInt.empty();
    }
    long given = in.integerOr(0);
    if (given < 1 || given > Integer.MAX_VALUE) {
      throw in.wrong("give a whole number from 1 to " + Integer.MAX_VALUE);
    }
    return OptionalInt.of((int) given);
  }

  private static EmbeddingEncoding encoding(JsonReader in) throws IOException {
    if (in.isNull()) {
      return EmbeddingEncoding.FLOAT;
    }
    if (in.is(JsonToken.VALUE_STRING)) {
      String name = in.string();
      for (EmbeddingEncoding encoding : EmbeddingEncoding.values()) {
        if (encoding.wireName().equals(name)) {
          return encoding;
        }
      }
    }
    throw in.wrong("give float or base64");
  }

  static void write(JsonWriter out, EmbeddingRequest request, EmbeddingEncoding encoding) {
    out.beginObject().field("model", request.model().value()).name("input");
    EmbeddingInputCodec.write(out, request.input());
    request.dimensions().ifPresent(dimensions -> out.field("dimensions", dimensions));
    if (encoding != EmbeddingEncoding.FLOAT) {
      out.field("encoding_format", encoding.wireName());
    }
    request
        .extras()
        .fields()
        .forEach(
            (name, value) -> {
              if (!isModelled(name)) {
                out.field(name, value);
              }
            });
    out.endObject();
  }

  /** Extras never say what the request itself says, also where they are made by hand. */
  private static boolean isModelled(String name) {
    return switch (name) {
      case "model", "input", "dimensions", "encoding_format" -> true;
      default -> false;
    };
  }
}
