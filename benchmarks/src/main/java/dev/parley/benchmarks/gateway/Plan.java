// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A run of the load.
 *
 * @param lanes connections, each with one request at a time
 * @param streamed whether streams are asked for, or whole answers
 * @param check for each lane
 * @param ramp over which the lanes begin
 * @param window after which no request begins; with none, each lane has one
 * @param limit after which what is not answered has failed
 */
record Plan(
    int lanes,
    boolean streamed,
    Supplier<AnswerCheck> check,
    Duration ramp,
    Duration window,
    Duration limit) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Whole answers, asked for all the time. */
  static Plan plain(int lanes, Duration window) {
    return new Plan(lanes, false, PlainCheck::new, Duration.ZERO, window, window.plus(PATIENCE));
  }

  /** Streams all the time: the lanes begin spread over the length of one. */
  static Plan streams(int lanes, Script script, Duration window) {
    Duration ramp = script.length();
    return streams(lanes, script, ramp, window.plus(ramp));
  }

  /** One stream for each lane; in the middle, all of them are under way. */
  static Plan oneStreamEach(int lanes, Script script) {
    return streams(lanes, script, script.length().dividedBy(2), Duration.ZERO);
  }

  private static Plan streams(int lanes, Script script, Duration ramp, Duration window) {
    return new Plan(
        lanes,
        true,
        () -> new StreamCheck(script.chunks(), System::nanoTime),
        ramp,
        window,
        ramp.plus(window).plus(script.length()).plus(PATIENCE));
  }
}
