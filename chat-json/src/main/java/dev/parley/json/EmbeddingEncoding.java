// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

/** How vectors are written: what {@code encoding_format} says. */
public enum EmbeddingEncoding {
  /** As arrays of numbers; so it is where nothing is said. */
  FLOAT("float"),
  /** As base64 of their values, each a little-endian IEEE 754 number of 32 bits. */
  BASE64("base64");

  private final String wireName;

  EmbeddingEncoding(String wireName) {
    this.wireName = wireName;
  }

  /** What the API calls it. */
  public String wireName() {
    return wireName;
  }
}
