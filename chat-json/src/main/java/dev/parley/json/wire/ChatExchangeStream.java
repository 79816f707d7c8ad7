// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.port.ChatStream;
import java.util.function.Supplier;

/** The answer of an exchange to a chat. */
public final class ChatExchangeStream extends ExchangeStream<ChatDelta> implements ChatStream {
  /**
   * An answer that is asked for when it is first read.
   *
   * @param asking checks the request and makes the call, without sending it
   */
  public ChatExchangeStream(Supplier<Exchange<ChatDelta>> asking) {
    super(asking);
  }
}
