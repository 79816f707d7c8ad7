// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * JSON that an item holds, or that is cut into parts where it is too large: an item of DynamoDB has
 * at most 400 KB. Its characters are whole, since chat-json writes halves of pairs as escapes.
 */
final class Body {
  /** The most bytes of JSON in one item; the rest of the 400 KB is for the other attributes. */
  static final int LARGEST = 350_000;

  static final String PART = "part";
  static final String PARTS = "parts";

  private Body() {}

  static boolean isLarge(String json) {
    return json.length() > LARGEST
        || (json.length() > LARGEST / 3 && json.getBytes(StandardCharsets.UTF_8).length > LARGEST);
  }

  /** The JSON in parts, each an item but for its key. */
  static List<AttributeValue> parts(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    List<AttributeValue> parts = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += LARGEST) {
      parts.add(
          Values.bytes(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + LARGEST))));
    }
    if (parts.size() > ItemKeys.MOST_PARTS) {
      throw new IllegalArgumentException(
          "a message or header has %d bytes: DynamoDB has room for %d"
              .formatted(bytes.length, (long) LARGEST * ItemKeys.MOST_PARTS));
    }
    return parts;
  }

  /** How many parts lie beside an item; 0 where it holds all itself. */
  static int parts(Map<String, AttributeValue> item) {
    return Math.toIntExact(Values.numberOrZero(item, PARTS));
  }

  /** The JSON that was cut into these. */
  static String joined(List<Map<String, AttributeValue>> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(part -> out.writeBytes(Values.required(part, PART).b().asByteArrayUnsafe()));
    return out.toString(StandardCharsets.UTF_8);
  }
}
