// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the stores are kept, and how much may wait for them.
 *
 * @param file the database; its folder is made where there is none
 * @param writeQueue writes that may wait, 1 to 1,000,000; one more is refused as overload
 * @param readQueue reads that may wait, 1 to 1,000,000; one more is refused as overload
 * @param largestGroup writes that share one commit at most, 1 to 10,000
 * @param busyTimeout how long to wait for another process that writes to the file, up to an hour
 * @param sweepInterval how often expired records are removed for good, a second to a day
 */
public record SqliteSettings(
    Path file,
    int writeQueue,
    int readQueue,
    int largestGroup,
    Duration busyTimeout,
    Duration sweepInterval) {
  static final int LONGEST_QUEUE = 1_000_000;
  static final int LARGEST_GROUP = 10_000;

  public SqliteSettings {
    requireWithin("writeQueue", writeQueue, LONGEST_QUEUE);
    requireWithin("readQueue", readQueue, LONGEST_QUEUE);
    requireWithin("largestGroup", largestGroup, LARGEST_GROUP);
    requireWithin("busyTimeout", busyTimeout, Duration.ZERO, Duration.ofHours(1));
    requireWithin("sweepInterval", sweepInterval, Duration.ofSeconds(1), Duration.ofDays(1));
  }

  /** That file, with the defaults for everything else. */
  public static SqliteSettings at(Path file) {
    return new SqliteSettings(file, 1024, 1024, 256, Duration.ofSeconds(5), Duration.ofMinutes(1));
  }

  /** These settings with other bounds for what may wait. */
  public SqliteSettings withQueues(int writes, int reads) {
    return new SqliteSettings(file, writes, reads, largestGroup, busyTimeout, sweepInterval);
  }

  public SqliteSettings withLargestGroup(int writes) {
    return new SqliteSettings(file, writeQueue, readQueue, writes, busyTimeout, sweepInterval);
  }

  public SqliteSettings withBusyTimeout(Duration timeout) {
    return new SqliteSettings(file, writeQueue, readQueue, largestGroup, timeout, sweepInterval);
  }

  public SqliteSettings withSweepInterval(Duration interval) {
    return new SqliteSettings(file, writeQueue, readQueue, largestGroup, busyTimeout, interval);
  }

  private static void requireWithin(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " is " + value + ": give 1 to " + max);
    }
  }

  private static void requireWithin(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(name + " is " + value + ": give " + min + " to " + max);
    }
  }
}
