// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.port.ChatStream;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A whole answer: one piece. */
final class OnePiece implements ChatStream {
  private @Nullable ChatDelta next;

  OnePiece(ChatDelta piece) {
    next = piece;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public ChatDelta next() {
    ChatDelta piece = next;
    if (piece == null) {
      throw new NoSuchElementException("a whole answer is one piece");
    }
    next = null;
    return piece;
  }

  @Override
  public void close() {
    next = null;
  }
}
