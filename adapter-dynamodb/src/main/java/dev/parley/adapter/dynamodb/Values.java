// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.json.Wtf8;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes to and from Java's values. */
final class Values {
  private static final int LONGEST_KEY = 1024;

  private Values() {}

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue string(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue bytes(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(value));
  }

  /** Any string: as one where it can be, as bytes where it has half surrogate pairs. */
  static AttributeValue text(String value) {
    return isWhole(value) ? string(value) : bytes(Wtf8.encode(value));
  }

  /** The string that {@link #text} wrote. */
  static String text(AttributeValue value) {
    return value.s() == null ? Wtf8.decode(value.b().asByteArray()) : value.s();
  }

  /**
   * A string as a key: itself where it can be, so that people can read it, or else its digest. No
   * two have the same.
   */
  static String key(String value) {
    boolean plain =
        isWhole(value)
            && !value.startsWith("\\")
            && value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY;
    return plain ? value : "\\" + HexFormat.of().formatHex(digest(Wtf8.encode(value)));
  }

  static boolean isWhole(String value) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }

  /** The number of an attribute that must be there. */
  static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(required(item, name).n());
  }

  /** The number of an attribute, 0 where it is not there. */
  static long numberOrZero(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name) ? number(item, name) : 0;
  }

  static String string(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(required(item, name).s(), name);
  }

  static @Nullable String stringOrNull(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  static AttributeValue required(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
