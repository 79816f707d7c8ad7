// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import dev.parley.engine.record.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells requests apart without keeping them.
 *
 * @param hex SHA-256 over all that makes a request the one it is
 */
public record RequestPrint(String hex) {
  /**
   * The print of a request.
   *
   * @param line what names the request beside its body: method, path, headers that change it
   */
  public static RequestPrint of(List<String> line, byte[] body) {
    MessageDigest digest = Sha256.digest();
    line.forEach(part -> add(digest, part.getBytes(StandardCharsets.UTF_8)));
    add(digest, body);
    return new RequestPrint(HexFormat.of().formatHex(digest.digest()));
  }

  /** With its length, so that no two lists of parts run into the same bytes. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    digest.update(part);
  }
}
