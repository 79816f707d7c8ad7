// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.domain.chat.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Any JSON document: read with checks into a {@link RawJson}, taken apart one level at a time,
 * written piece by piece. {@link JsonObject} reads an object's fields by type.
 *
 * <p>What is read must be one well-formed JSON value in UTF-8, at most 512 levels deep, without a
 * number of over 1,000 characters and without a name that stands twice in one object; anything else
 * is an {@link dev.parley.domain.error.InvalidRequestException} that says where.
 */
public final class Json {
  private Json() {}

  public static RawJson parse(byte[] json) {
    return parse(json, 0, json.length);
  }

  public static RawJson parse(byte[] json, int offset, int length) {
    return JsonReader.sent(JsonText.of(json, offset, length), JsonReader::raw);
  }

  public static RawJson parse(String json) {
    return JsonReader.sent(JsonText.of(json), JsonReader::raw);
  }

  /**
   * Checks that all texts and names of a document are whole characters. The other readings keep
   * what is not, for what has to come back as it was given.
   *
   * @throws dev.parley.domain.error.InvalidRequestException for half a surrogate pair, naming the
   *     path of the text
   */
  public static void requireWholeCharacters(byte[] json) {
    WholeCharacters.require(json);
  }

  /**
   * An object's fields in order.
   *
   * @throws dev.parley.domain.error.InvalidRequestException when it is no object
   */
  public static Map<String, RawJson> fields(RawJson object) {
    return fields(object, "");
  }

  static Map<String, RawJson> fields(RawJson object, String path) {
    return JsonReader.kept(
        JsonText.of(object.text()),
        path,
        in -> {
          in.requireObject("give an object");
          Rest all = new Rest(in);
          for (String field = in.nextField(); field != null; field = in.nextField()) {
            all.keep(field);
          }
          return all.raw();
        });
  }

  /**
   * An array's elements in order.
   *
   * @throws dev.parley.domain.error.InvalidRequestException when it is no array
   */
  public static List<RawJson> elements(RawJson array) {
    return elements(array, "");
  }

  static List<RawJson> elements(RawJson array, String path) {
    return JsonReader.kept(
        JsonText.of(array.text()), path, in -> in.list(JsonReader::raw, "give an array"));
  }

  /** What {@code writing} writes, in UTF-8. */
  public static byte[] bytes(Consumer<JsonWriter> writing) {
    Bytes out = new Bytes();
    write(out, writing);
    return out.toArray();
  }

  /** What {@code writing} writes, as text that survives any encoding to UTF-8. */
  public static String text(Consumer<JsonWriter> writing) {
    return new String(bytes(writing), StandardCharsets.UTF_8);
  }

  /** What {@code writing} writes, as a value. */
  public static RawJson raw(Consumer<JsonWriter> writing) {
    return new RawJson(text(writing));
  }

  /**
   * Writes what {@code writing} writes to a stream, which is neither flushed nor closed.
   *
   * @throws UncheckedIOException when the stream fails
   */
  public static void write(OutputStream out, Consumer<JsonWriter> writing) {
    try (JsonGenerator generator = Jackson.INCOMING.createGenerator(out)) {
      writing.accept(new JsonWriter(generator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
