// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.usage.ChatEvent;
import dev.parley.port.ChatObserver;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The fake {@link ChatObserver}: keeps what it was told, in order. */
public final class RecordingObserver implements ChatObserver {
  private final Queue<ChatEvent> events = new ConcurrentLinkedQueue<>();

  public RecordingObserver() {}

  @Override
  public void observe(ChatEvent event) {
    events.add(event);
  }

  /** What happened so far, oldest first. */
  public List<ChatEvent> events() {
    return List.copyOf(events);
  }
}
