// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

/**
 * A part of an index that is searched by itself: a conversation, a collection of documents. It is
 * there as soon as it holds something.
 *
 * @param value 1 to {@value #LONGEST} printable ASCII characters without spaces
 */
public record Namespace(String value) {
  public static final int LONGEST = 200;

  public Namespace {
    Names.require("namespace", value, LONGEST);
  }

  @Override
  public String toString() {
    return value;
  }
}
