// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.job;

import java.time.Duration;

/**
 * A worker's hold on a job.
 *
 * @param job which one
 * @param number the how manieth lease of this job it is: a later one takes the job away from this
 */
public record Lease(JobId job, long number) {
  public Lease {
    if (number < 1) {
      throw new IllegalArgumentException("number is " + number + ": the first lease is 1");
    }
  }

  /** Checks the name of who takes a job: 1 to 128 characters. */
  public static void requireHolder(String holder) {
    if (holder.isBlank() || holder.length() > 128) {
      throw new IllegalArgumentException("holder is '" + holder + "': give 1 to 128 characters");
    }
  }

  /** Checks how long a lease is to be good: more than nothing. */
  public static void requireVisibility(Duration visibility) {
    if (!visibility.isPositive()) {
      throw new IllegalArgumentException(
          "visibility is " + visibility + ": give more than nothing");
    }
  }
}
