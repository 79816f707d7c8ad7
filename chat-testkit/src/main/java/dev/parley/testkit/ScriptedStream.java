// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.port.ChatStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One answer of a {@link ScriptedChatModel}. */
final class ScriptedStream implements ChatStream {
  private final ScriptedChatModel model;
  private final ChatRequest request;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final AtomicBoolean open = new AtomicBoolean();
  private @Nullable Iterator<Script.Step> steps;
  private @Nullable ScriptedPieces pieces;
  private @Nullable ChatDelta next;
  private boolean finished;

  ScriptedStream(ScriptedChatModel model, ChatRequest request) {
    this.model = model;
    this.request = request;
  }

  @Override
  public boolean hasNext() {
    if (next != null) {
      return true;
    }
    if (finished || closed.isDone()) {
      return false;
    }
    try {
      next = request.streamed() ? piece() : whole();
    } finally {
      if (next == null) {
        finish();
      }
    }
    return next != null;
  }

  @Override
  public ChatDelta next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("the answer is at its end");
    }
    ChatDelta piece = next;
    next = null;
    return piece;
  }

  @Override
  public void close() {
    // asked before the reader is let go, which then ends the answer itself
    boolean early = open.get();
    if (closed.complete(null)) {
      model.closed(early);
      finishOnce();
    }
  }

  private @Nullable ChatDelta whole() {
    CompletionAssembler sum = new CompletionAssembler();
    for (ChatDelta piece = piece(); piece != null; piece = piece()) {
      sum.add(piece);
    }
    finish();
    return closed.isDone() ? null : ChatDelta.of(sum.completion());
  }

  private @Nullable ChatDelta piece() {
    Iterator<Script.Step> script = script();
    ScriptedPieces made = Objects.requireNonNull(pieces);
    while (script.hasNext() && !closed.isDone()) {
      switch (script.next()) {
        case Script.Say say -> {
          return made.of(say.choice());
        }
        case Script.Send send -> {
          return made.of(send.delta());
        }
        case Script.Wait wait -> pass(wait.gate());
        case Script.Fail fail -> throw fail.error();
      }
    }
    return closed.isDone() ? null : made.ending();
  }

  private Iterator<Script.Step> script() {
    if (steps == null) {
      steps = Collections.emptyIterator();
      steps = model.begin(request).steps().iterator();
      open.set(true);
      pieces = new ScriptedPieces(request, model.asked());
      if (closed.isDone()) {
        finishOnce();
      }
    }
    return steps;
  }

  private void pass(Gate gate) {
    try {
      gate.pass(closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderUnavailableException(
          "provider_unavailable", "the wait for the answer was interrupted", e);
    }
  }

  private void finish() {
    finished = true;
    finishOnce();
  }

  private void finishOnce() {
    if (open.getAndSet(false)) {
      model.ended();
    }
  }
}
