// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it hears. */
public final class Notes implements Progress {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile long done;
  private volatile long total;

  @Override
  public void update(String label, long done, long total) {
    this.done = done;
    this.total = total;
  }

  @Override
  public void note(String line) {
    lines.add(line);
  }

  public List<String> lines() {
    return lines;
  }

  public long done() {
    return done;
  }

  public long total() {
    return total;
  }
}
