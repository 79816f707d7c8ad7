// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of a chat: messages, tools, the request, the completion and its streamed pieces,
 * in OpenAI's words.
 *
 * <p>Values follow the <a href="https://platform.openai.com/docs/api-reference/chat">chat
 * completions reference</a>. What it does not name is kept as {@link
 * dev.parley.domain.chat.RawJson} in {@link dev.parley.domain.chat.Extras}, so nothing a client or
 * a provider said is lost on its way through.
 */
@NullMarked
package dev.parley.domain.chat;

import org.jspecify.annotations.NullMarked;
