// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.port.ChatStream;
import java.util.function.UnaryOperator;

/** An answer, each piece of it changed on its way. */
final class MappedStream implements ChatStream {
  private final ChatStream answer;
  private final UnaryOperator<ChatDelta> change;

  MappedStream(ChatStream answer, UnaryOperator<ChatDelta> change) {
    this.answer = answer;
    this.change = change;
  }

  @Override
  public boolean hasNext() {
    return answer.hasNext();
  }

  @Override
  public ChatDelta next() {
    return change.apply(answer.next());
  }

  @Override
  public void close() {
    answer.close();
  }
}
