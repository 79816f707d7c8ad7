// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import java.util.OptionalDouble;

/** Something Parley stands on, that can say how it is: a provider, a store. */
public interface Dependency {
  /** Its name for people, for instance {@code local}. */
  String name();

  /** How it is now. Answers within a second, from what is known. */
  State state();

  /**
   * How a dependency is.
   *
   * @param message what is going on, and what to do when it failed; one line
   * @param progress 0 to 1 while it is starting and that is known
   */
  record State(Status status, String message, OptionalDouble progress) {
    public static State up(String message) {
      return new State(Status.UP, message, OptionalDouble.empty());
    }

    public static State down(String message) {
      return new State(Status.DOWN, message, OptionalDouble.empty());
    }

    public static State starting(String message, OptionalDouble progress) {
      return new State(Status.STARTING, message, progress);
    }
  }

  /** Whether it can be used. */
  enum Status {
    UP,
    STARTING,
    DOWN
  }
}
