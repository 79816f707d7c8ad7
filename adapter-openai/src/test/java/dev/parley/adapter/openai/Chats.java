// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;

/** What a model is asked. */
final class Chats {
  static final String MODEL = "gpt-4o-mini";
  static final ChatRequest PLAIN = ChatRequest.of(MODEL, Message.user("Say a few words."));
  static final ChatRequest STREAMED = PLAIN.with(Parameter.STREAM, true);

  private Chats() {}
}
