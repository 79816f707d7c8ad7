// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.error.ConflictException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a write belongs, and what is wrong when it does not fit there.
 *
 * @param after the last sequence of the header that is expected
 * @param entries the sequences of the entries
 * @param last the last sequence of the header that is written
 */
record Numbering(long after, List<Long> entries, long last) {

  static Numbering of(Header next, List<Entry> entries) {
    List<Long> sequences = entries.stream().map(entry -> entry.sequence().value()).toList();
    long last = next.last().value();
    long after = next.version() == 1 ? 0 : sequences.isEmpty() ? last : sequences.getFirst() - 1;
    return new Numbering(after, sequences, last);
  }

  /** Whether the numbers fit together, wherever they belong. */
  boolean isWhole() {
    long place = after;
    for (long entry : entries) {
      if (entry != ++place) {
        return false;
      }
    }
    return last == place;
  }

  /** What must be there for the write to fit. */
  Expression expected(Header next) {
    if (next.version() == 1) {
      return Expression.of("attribute_not_exists(#version)");
    }
    return new Expression(
        "#version = :version and #last = :last and #owner = :owner and #began_at = :began_at",
        Map.of(
            ":version", Values.number(next.version() - 1),
            ":last", Values.number(after),
            ":owner", Values.string(Values.key(next.owner().value())),
            ":began_at", HeaderItem.began(next)));
  }

  /** Whether that header is the one before. */
  static boolean isBefore(Header next, Map<String, AttributeValue> stored) {
    return HeaderItem.version(stored) == next.version() - 1
        && (HeaderItem.isNone(stored) || HeaderItem.isSame(stored, next));
  }

  /** Whether the write belongs behind that header. */
  boolean fits(Header next, Map<String, AttributeValue> stored) {
    return isBefore(next, stored) && isWhole() && HeaderItem.last(stored) == after;
  }

  /**
   * Says why a write did not fit.
   *
   * @param stored the header that is there; null or without a version where there is none
   * @return never: it throws
   * @throws IllegalArgumentException when the numbers do not fit behind it
   */
  ConflictException refuse(Header next, @Nullable Map<String, AttributeValue> stored) {
    Map<String, AttributeValue> header = stored == null ? Map.of() : stored;
    if (isBefore(next, header)) {
      long place = HeaderItem.last(header);
      for (long entry : entries) {
        requireSame("an entry", entry, ++place);
      }
      requireSame("the header's last", last, place);
      throw new ConflictException(
          "version_conflict",
          "conversation " + next.id() + " is being written by another writer; read it again");
    }
    throw new ConflictException(
        "version_conflict",
        "conversation %s is at version %d, not %d: another writer was faster; read it again"
            .formatted(next.id(), HeaderItem.version(header), next.version() - 1));
  }

  private static void requireSame(String what, long given, long right) {
    if (given != right) {
      throw new IllegalArgumentException(what + " has sequence " + given + ": here it is " + right);
    }
  }
}
