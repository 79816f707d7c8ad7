// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says went wrong, in OpenAI's shape or near it.
 *
 * @param message its words; empty when it said nothing
 * @param type its kind, for instance {@code invalid_request_error}
 * @param param the field at fault
 * @param code a word or number for programs
 * @param extras what else it said, for instance llama.cpp's {@code n_ctx}
 */
public record ProviderError(
    String message,
    @Nullable String type,
    @Nullable String param,
    @Nullable String code,
    Extras extras) {
  private static final int LONGEST_MESSAGE = 1000;

  /** Reads the body of a failed call, whatever it is: JSON of some shape, plain text, nothing. */
  public static ProviderError read(byte[] body) {
    try {
      return of(JsonReader.answered(JsonText.of(body, 0, body.length), JsonReader::raw));
    } catch (InvalidRequestException e) {
      return ofText(new String(body, StandardCharsets.UTF_8).strip());
    }
  }

  /** The error that a provider sent in place of an answer or a piece of it, by its fields. */
  public static Optional<ProviderError> in(Extras unknown) {
    return unknown.get("error").filter(error -> !error.isNull()).map(ProviderError::of);
  }

  private static ProviderError of(RawJson json) {
    if (json.isArray()) {
      List<RawJson> elements = Json.elements(json);
      return elements.isEmpty() ? ofText("") : of(elements.getFirst());
    }
    if (!json.isObject()) {
      return ofText(json.isString() ? json.asString() : json.text());
    }
    Map<String, RawJson> fields = new LinkedHashMap<>(Json.fields(json));
    RawJson error = fields.get("error");
    if (error != null && !error.isNull()) {
      return of(error);
    }
    return ofFields(json, fields);
  }

  private static ProviderError ofFields(RawJson json, Map<String, RawJson> fields) {
    String message = take(fields, "message");
    String detail = message == null ? take(fields, "detail") : null;
    String words = message == null ? detail : message;
    return new ProviderError(
        shortened(words == null ? json.text() : words),
        take(fields, "type"),
        take(fields, "param"),
        take(fields, "code"),
        new Extras(fields));
  }

  private static @Nullable String take(Map<String, RawJson> fields, String name) {
    RawJson value = fields.remove(name);
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isString() ? value.asString() : value.text();
  }

  private static ProviderError ofText(String text) {
    return new ProviderError(shortened(text), null, null, null, Extras.NONE);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }
}
