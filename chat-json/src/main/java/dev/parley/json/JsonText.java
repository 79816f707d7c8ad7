// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a document or of a value in it. Characters rather than bytes, so that any
 * stretch of them can be kept as it came.
 */
final class JsonText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final char[] chars;
  private final int start;
  private final int length;

  private JsonText(char[] chars, int start, int length) {
    this.chars = chars;
    this.start = start;
    this.length = length;
  }

  static JsonText of(String text) {
    return document(text.toCharArray(), text.length());
  }

  static JsonText of(byte[] json, int offset, int length) {
    ByteBuffer bytes = ByteBuffer.wrap(json, offset, length);
    CharBuffer chars = CharBuffer.allocate(length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    if (result.isError()) {
      throw InvalidRequestException.of(
          "invalid_json",
          null,
          "the JSON is not UTF-8 at byte " + (bytes.position() - offset) + ": encode it as UTF-8");
    }
    return document(chars.array(), chars.position());
  }

  private static JsonText document(char[] chars, int length) {
    return length > 0 && chars[0] == BYTE_ORDER_MARK
        ? new JsonText(chars, 1, length - 1)
        : new JsonText(chars, 0, length);
  }

  JsonParser parser(JsonFactory factory) throws IOException {
    return factory.createParser(chars, start, length);
  }

  JsonText part(int from, int to) {
    return new JsonText(chars, start + from, to - from);
  }

  RawJson raw(int from, int to) {
    return new RawJson(new String(chars, start + from, to - from));
  }

  char at(int place) {
    return chars[start + place];
  }
}
