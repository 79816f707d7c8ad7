// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import dev.parley.domain.chat.RawJson;
import dev.parley.engine.record.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over values, each with its length, so that no two lists of values give the same bytes.
 */
final class Digest {
  private final MessageDigest digest = Sha256.digest();

  /** Adds a text, or that there is none. */
  Digest text(@Nullable String text) {
    if (text == null) {
      return number(-1);
    }
    // Not UTF-8: halves of characters, which may come, would all be the same there.
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
    bytes.asCharBuffer().put(text);
    number(text.length());
    digest.update(bytes);
    return this;
  }

  Digest json(@Nullable RawJson json) {
    return text(json == null ? null : json.text());
  }

  /** Adds fields; their order means nothing. */
  Digest fields(Map<String, RawJson> fields) {
    number(fields.size());
    (fields.size() < 2 ? fields : new TreeMap<>(fields))
        .forEach((name, value) -> text(name).json(value));
    return this;
  }

  <T> Digest list(List<T> values, BiConsumer<Digest, T> adding) {
    number(values.size());
    values.forEach(value -> adding.accept(this, value));
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private Digest number(int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return this;
  }
}
