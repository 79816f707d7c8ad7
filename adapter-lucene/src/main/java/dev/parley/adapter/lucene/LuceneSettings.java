// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.vector.VectorSpace;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the index is kept, and how much may wait for it.
 *
 * @param folder holds the index and nothing else; it is made where there is none
 * @param space whose vectors it holds
 * @param writeQueue writes that may wait, 1 to 1,000,000; one more is refused as overload
 * @param largestGroup writes that share one commit at most, 1 to 10,000
 * @param candidates how many the graph is asked for when fewer are wanted, 10 to 1,000: more find
 *     the true nearest more surely and take longer
 * @param sweepAfter how long nothing is written before what was deleted is taken out of the files,
 *     10 ms to a day
 */
public record LuceneSettings(
    Path folder,
    VectorSpace space,
    int writeQueue,
    int largestGroup,
    int candidates,
    Duration sweepAfter) {
  public LuceneSettings {
    requireWithin("writeQueue", writeQueue, 1, 1_000_000);
    requireWithin("largestGroup", largestGroup, 1, 10_000);
    requireWithin("candidates", candidates, 10, 1_000);
    if (sweepAfter.compareTo(Duration.ofMillis(10)) < 0
        || sweepAfter.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("sweepAfter is " + sweepAfter + ": give 10 ms to a day");
    }
  }

  /** That folder, with the defaults for everything else. */
  public static LuceneSettings at(Path folder, VectorSpace space) {
    return new LuceneSettings(folder, space, 1024, 256, 100, Duration.ofSeconds(5));
  }

  public LuceneSettings withWriteQueue(int writes) {
    return new LuceneSettings(folder, space, writes, largestGroup, candidates, sweepAfter);
  }

  public LuceneSettings withLargestGroup(int writes) {
    return new LuceneSettings(folder, space, writeQueue, writes, candidates, sweepAfter);
  }

  public LuceneSettings withCandidates(int number) {
    return new LuceneSettings(folder, space, writeQueue, largestGroup, number, sweepAfter);
  }

  public LuceneSettings withSweepAfter(Duration quiet) {
    return new LuceneSettings(folder, space, writeQueue, largestGroup, candidates, quiet);
  }

  private static void requireWithin(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " is " + value + ": give " + min + " to " + max);
    }
  }
}
