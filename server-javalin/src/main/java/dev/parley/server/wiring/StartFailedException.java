// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server can't start. Carries a line for each reason, with what to do about it. */
public final class StartFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> reasons;

  StartFailedException(List<String> reasons, @Nullable Throwable cause) {
    super(String.join(System.lineSeparator(), reasons), cause);
    this.reasons = List.copyOf(reasons);
  }

  StartFailedException(String reason, @Nullable Throwable cause) {
    this(List.of(reason), cause);
  }

  /** What is wrong, one line each. */
  public List<String> reasons() {
    return reasons;
  }
}
