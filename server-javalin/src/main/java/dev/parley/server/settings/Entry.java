// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import java.util.Optional;

/** What was written, before it has a meaning: a small tree whose parts know where they stand. */
sealed interface Entry {

  Origin origin();

  /** How a scalar was written. What comes from the environment has no type of its own. */
  enum Kind {
    NULL,
    BOOLEAN,
    NUMBER,
    TEXT,
    UNTYPED
  }

  /** A single value. */
  record Scalar(Origin origin, Kind kind, String text) implements Entry {}

  /** Values in order. */
  record Sequence(Origin origin, List<Entry> items) implements Entry {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Named values in order, each name once. */
  record Mapping(Origin origin, List<Member> members) implements Entry {
    public Mapping {
      members = List.copyOf(members);
    }

    Optional<Entry> get(String name) {
      return members.stream().filter(m -> m.name().equals(name)).map(Member::value).findFirst();
    }
  }

  /** One named value; the origin is that of the name. */
  record Member(Origin origin, String name, Entry value) {}

  /** Whether nothing was written: {@code key:} or {@code key: null}. */
  default boolean isNull() {
    return this instanceof Scalar s
        && (s.kind() == Kind.NULL || (s.kind() == Kind.UNTYPED && s.text().equals("null")));
  }
}
