// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FieldWarning;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.UnsupportedFields;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.routing.Unsupported;
import dev.parley.engine.routing.Candidate;
import dev.parley.port.ChatStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request, without the fields that its model can't take. A provider that refuses one
 * before it has said anything is asked once more without it, a few times at most.
 */
final class ReducedStream implements ChatStream {
  private static final int MOST_REFUSALS = 4;
  private static final String PARAMETER = "unsupported_parameter";
  private static final String VALUE = "unsupported_value";

  private final Candidate candidate;
  private final RefusedFields refused;
  private volatile List<FieldWarning> warnings = List.of();
  private final ReentrantLock lock = new ReentrantLock();
  private ChatRequest request;
  private volatile @Nullable ChatStream answer;
  private boolean closed;
  private boolean begun;
  private int refusals;

  ReducedStream(Candidate candidate, ChatRequest request, RefusedFields refused) {
    this.candidate = candidate;
    this.request = request;
    this.refused = refused;
  }

  /** Leaves a field out; before the first {@link #hasNext} only. */
  void leaveOut(String field) {
    request = UnsupportedFields.without(request, field);
    if (candidate.unsupported() == Unsupported.WARN) {
      List<FieldWarning> more = new ArrayList<>(warnings);
      more.add(FieldPolicy.warning(candidate, field));
      warnings = List.copyOf(more);
    }
  }

  /** What was left out and is to be told, so far. */
  List<FieldWarning> warnings() {
    return warnings;
  }

  @Override
  public boolean hasNext() {
    while (!begun) {
      try {
        boolean more = current().hasNext();
        begun = true;
        return more;
      } catch (ProviderRejectedException e) {
        String field = refusedField(e);
        if (field == null) {
          throw e;
        }
        RawJson value = request.parameters().fields().get(field);
        refused.add(candidate, field, e.code().equals(VALUE) ? value : null);
        leaveOut(field);
        current().close();
        ask();
      }
    }
    return current().hasNext();
  }

  /** The field to leave out after an error; null when that would not help. */
  private @Nullable String refusedField(ProviderRejectedException e) {
    String field = e.field();
    boolean helps =
        candidate.unsupported() != Unsupported.ERROR
            && (e.code().equals(PARAMETER) || e.code().equals(VALUE))
            && field != null
            && !field.equals(Parameter.STREAM.name())
            && request.parameters().fields().containsKey(field)
            && ++refusals <= MOST_REFUSALS;
    return helps ? field : null;
  }

  /** Only the reader asks, so nobody else makes the answer meanwhile. */
  private ChatStream current() {
    ChatStream open = answer;
    return open == null ? ask() : open;
  }

  private ChatStream ask() {
    ChatStream next = candidate.provider().model().chat(request);
    lock.lock();
    try {
      answer = next;
      if (closed) {
        next.close();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ChatDelta next() {
    return current().next();
  }

  @Override
  public void close() {
    ChatStream open;
    lock.lock();
    try {
      closed = true;
      open = answer;
    } finally {
      lock.unlock();
    }
    if (open != null) {
      open.close();
    }
  }
}
