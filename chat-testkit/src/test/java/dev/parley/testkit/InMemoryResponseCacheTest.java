// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.ResponseCache;
import java.time.Clock;

final class InMemoryResponseCacheTest extends ResponseCacheContract {
  @Override
  protected ResponseCache open(Clock clock) {
    return new InMemoryResponseCache(clock);
  }

  @Override
  protected void close(ResponseCache cache) {
    // nothing to close
  }
}
