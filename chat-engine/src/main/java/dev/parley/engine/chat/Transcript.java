// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.function.FunctionEvent;
import dev.parley.domain.function.FunctionRun;
import dev.parley.engine.function.RunningCalls;
import dev.parley.engine.function.ToolText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What is said and done in one turn with functions. Written by one thread, read by any. */
final class Transcript {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<FunctionRun> runs = new ArrayList<>();
  private final List<FunctionEvent> events = new ArrayList<>();
  private final int brought;
  private List<Message> said;
  private List<FunctionToolCall> waiting = List.of();

  Transcript(List<Message> brought) {
    this.brought = brought.size();
    this.said = List.copyOf(brought);
  }

  void add(List<Message> messages) {
    lock.lock();
    try {
      List<Message> next = new ArrayList<>(said);
      next.addAll(messages);
      said = List.copyOf(next);
    } finally {
      lock.unlock();
    }
  }

  void started(FunctionToolCall call) {
    event(
        new FunctionEvent.Started(call.id(), call.function().name(), call.function().arguments()));
  }

  void ended(FunctionRun run) {
    lock.lock();
    try {
      runs.add(run);
    } finally {
      lock.unlock();
    }
    event(new FunctionEvent.Ended(run));
  }

  private void event(FunctionEvent event) {
    lock.lock();
    try {
      events.add(event);
    } finally {
      lock.unlock();
    }
  }

  /** Adds a result to what was said. */
  void result(FunctionRun run) {
    lock.lock();
    try {
      said = List.copyOf(ToolText.with(said, ToolText.message(run)));
    } finally {
      lock.unlock();
    }
  }

  void waiting(List<FunctionToolCall> calls) {
    lock.lock();
    try {
      waiting = List.copyOf(calls);
    } finally {
      lock.unlock();
    }
  }

  /** Calls that a person must approve before the turn goes on. */
  List<FunctionToolCall> waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** All that was said, in order. */
  List<Message> said() {
    lock.lock();
    try {
      return said;
    } finally {
      lock.unlock();
    }
  }

  /** What was said beside what the caller brought. */
  List<Message> added() {
    List<Message> all = said();
    return all.subList(brought, all.size());
  }

  /** What was said, with the results of those calls that have ended. */
  List<Message> withResults(@Nullable RunningCalls calls, RoundPlan plan) {
    List<Message> all = said();
    if (calls == null) {
      return all;
    }
    for (FunctionRun run : plan.results(calls::result)) {
      all = ToolText.with(all, ToolText.message(run));
    }
    return all;
  }

  /** Every call that has its result, in the order they got it. */
  List<FunctionRun> runs() {
    lock.lock();
    try {
      return List.copyOf(runs);
    } finally {
      lock.unlock();
    }
  }

  /** What happened since this was asked last. */
  List<FunctionEvent> newEvents() {
    lock.lock();
    try {
      List<FunctionEvent> fresh = List.copyOf(events);
      events.clear();
      return fresh;
    } finally {
      lock.unlock();
    }
  }
}
