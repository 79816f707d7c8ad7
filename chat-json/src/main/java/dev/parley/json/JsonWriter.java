// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document piece by piece, in UTF-8. {@link Json#bytes} and its siblings hand one
 * out. Any string is written such that it reads back the same, broken surrogate pairs included.
 */
public final class JsonWriter {
  private final JsonGenerator out;

  JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  public JsonWriter beginObject() {
    return put(JsonGenerator::writeStartObject);
  }

  public JsonWriter endObject() {
    return put(JsonGenerator::writeEndObject);
  }

  public JsonWriter beginArray() {
    return put(JsonGenerator::writeStartArray);
  }

  public JsonWriter endArray() {
    return put(JsonGenerator::writeEndArray);
  }

  /** The name of the field whose value comes next. */
  public JsonWriter name(String name) {
    try {
      out.writeFieldName(name);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonWriter value(String value) {
    try {
      out.writeString(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonWriter value(long value) {
    try {
      out.writeNumber(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A finite number, with as many digits as it takes to read it back equal.
   *
   * @throws IllegalArgumentException when it is not finite, which JSON can't say
   */
  public JsonWriter value(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(value + " is no JSON number: give a finite one");
    }
    try {
      out.writeNumber(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A string of base64, padded, without line ends. */
  public JsonWriter base64(byte[] bytes) {
    return put(json -> json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, bytes, 0, bytes.length));
  }

  public JsonWriter value(BigDecimal value) {
    return value(RawJson.of(value));
  }

  public JsonWriter value(boolean value) {
    try {
      out.writeBoolean(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value as it came. */
  public JsonWriter value(RawJson value) {
    try {
      out.writeRawValue(Surrogates.paired(value.text()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonWriter nullValue() {
    return put(JsonGenerator::writeNull);
  }

  public JsonWriter field(String name, String value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, long value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, boolean value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, RawJson value) {
    return name(name).value(value);
  }

  /** A field that is null where there is no value. */
  public JsonWriter fieldOrNull(String name, @Nullable String value) {
    name(name);
    return value == null ? nullValue() : value(value);
  }

  /** A field that is left out where there is no value. */
  public JsonWriter fieldIfPresent(String name, @Nullable String value) {
    return value == null ? this : field(name, value);
  }

  /** A field that is left out where there is no value. */
  public JsonWriter fieldIfPresent(String name, @Nullable Long value) {
    return value == null ? this : field(name, value.longValue());
  }

  /** A field that is left out where there is no value. */
  public JsonWriter fieldIfPresent(String name, @Nullable RawJson value) {
    return value == null ? this : field(name, value);
  }

  /** Fields as they came. */
  public JsonWriter fields(Extras extras) {
    if (!extras.isEmpty()) {
      extras.fields().forEach(this::field);
    }
    return this;
  }

  private JsonWriter put(Token token) {
    try {
      token.writeTo(out);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Token {
    void writeTo(JsonGenerator out) throws IOException;
  }
}
