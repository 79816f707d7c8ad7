// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.job;

import dev.parley.domain.chat.RawJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a worker's hold on a job ends. */
public sealed interface Outcome {
  /** The longest {@link Failed#error}, in characters. */
  int LONGEST_ERROR = 1000;

  /**
   * It is done.
   *
   * @param result what came of it, for whoever asks for the job; {@link RawJson#NULL} for nothing
   */
  record Succeeded(RawJson result) implements Outcome {}

  /**
   * It could not be done. It is tried again at {@code retryAt}, unless this was its last attempt.
   *
   * @param error what was wrong and what would mend it, for people; without anybody's text in it
   * @param retryAt null when it is not worth another attempt
   */
  record Failed(String error, @Nullable Instant retryAt) implements Outcome {
    public Failed {
      if (error.isBlank() || error.length() > LONGEST_ERROR) {
        throw new IllegalArgumentException(
            "error has " + error.length() + " characters: give 1 to " + LONGEST_ERROR);
      }
    }
  }

  /** The worker gives it back undone, for another: this attempt does not count. */
  record Released() implements Outcome {}
}
