// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import dev.parley.port.JobQueue;

/**
 * A queue of jobs, whatever became of them: one that runs is lost to its worker, which then leaves
 * it. Receipts stay, which hold nothing but a name and numbers.
 */
public final class OwnersJobs implements Place {
  private static final int AT_ONCE = 100;

  private final JobQueue queue;

  public OwnersJobs(JobQueue queue) {
    this.queue = queue;
  }

  @Override
  public void erase(Erasing erasing) {
    int gone;
    do {
      erasing.checkGoesOn();
      gone = queue.deleteOwned(erasing.owner(), Erasures.TYPE, AT_ONCE);
      erasing.gone("jobs", gone);
    } while (gone == AT_ONCE);
  }
}
