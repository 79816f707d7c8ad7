// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.time.Duration;

/** Waits; a test's waits for nothing. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration pause) throws InterruptedException;

  /** Really waits. */
  static Sleeper real() {
    return Thread::sleep;
  }
}
