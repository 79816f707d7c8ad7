// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.chat.ChatDelta;

/** What a model says in a chat, in pieces. */
public interface ChatStream extends AnswerStream<ChatDelta> {}
