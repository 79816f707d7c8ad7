// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

/**
 * What tells an entry from the others of its namespace.
 *
 * @param value 1 to {@value #LONGEST} printable ASCII characters without spaces
 */
public record EntryId(String value) implements Comparable<EntryId> {
  public static final int LONGEST = 200;

  public EntryId {
    Names.require("id", value, LONGEST);
  }

  @Override
  public int compareTo(EntryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
