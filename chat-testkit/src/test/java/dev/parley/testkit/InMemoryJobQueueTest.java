// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.JobQueue;
import java.time.Clock;

final class InMemoryJobQueueTest extends JobQueueContract {
  @Override
  protected JobQueue open(Clock clock) {
    return new InMemoryJobQueue(clock);
  }

  @Override
  protected JobQueue reopen(JobQueue closed, Clock clock) {
    return ((InMemoryJobQueue) closed).reopen();
  }

  @Override
  protected void close(JobQueue queue) {
    ((InMemoryJobQueue) queue).close();
  }
}
