// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of lines, each with its line feed. */
final class Digest {
  private final MessageDigest digest;

  Digest() {
    this(fresh());
  }

  private Digest(MessageDigest digest) {
    this.digest = digest;
  }

  void add(byte[] line) {
    digest.update(line);
    digest.update((byte) '\n');
  }

  /** Of the lines so far; more may follow. */
  String hex() {
    return HexFormat.of().formatHex(copy().digest.digest());
  }

  /** Another one that has seen the same lines. */
  Digest copy() {
    try {
      return new Digest((MessageDigest) digest.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
    }
  }

  private static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
