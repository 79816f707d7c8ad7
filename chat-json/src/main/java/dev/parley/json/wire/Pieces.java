// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.CanonicalStream;
import dev.parley.domain.chat.ChatDelta;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Streamed pieces on their way: those that go in come out, in the form they are handed out in.
 *
 * @param <T> the pieces
 */
interface Pieces<T> {
  void add(T piece);

  /** No more will be added. */
  void end();

  /** The next that is ready; null when there is none yet. */
  @Nullable T poll();

  /** As they are. */
  static <T> Pieces<T> asTheyAre() {
    Queue<T> ready = new ArrayDeque<>();
    return new Pieces<>() {
      @Override
      public void add(T piece) {
        ready.add(piece);
      }

      @Override
      public void end() {
        // Nothing waits for it.
      }

      @Override
      public @Nullable T poll() {
        return ready.poll();
      }
    };
  }

  /** As OpenAI streams a chat's. */
  static Pieces<ChatDelta> canonical() {
    CanonicalStream stream = new CanonicalStream(CallIds::next);
    return new Pieces<>() {
      @Override
      public void add(ChatDelta piece) {
        stream.add(piece);
      }

      @Override
      public void end() {
        stream.end();
      }

      @Override
      public @Nullable ChatDelta poll() {
        return stream.poll();
      }
    };
  }
}
