// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.port.MessageFormat;
import java.util.List;

/** Messages in the OpenAI wire format, as {@link ChatJson} writes them. */
public final class MessageList implements MessageFormat {
  public MessageList() {}

  @Override
  public RawJson write(List<Message> messages) {
    return new RawJson(ChatJson.writeMessages(messages));
  }

  @Override
  public List<Message> read(RawJson document) {
    return ChatJson.readMessages(document.text());
  }
}
