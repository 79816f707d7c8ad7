// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.engine.chat.ChatCall;

/**
 * A chat request, read.
 *
 * @param call what the engine is asked
 * @param streamed whether the answer is wanted in pieces
 * @param includeUsage whether a stream is to tell its usage
 * @param explain whether the answer is to tell how it came about
 * @param events whether a stream is to tell what functions of the server do
 */
record ChatAsk(
    ChatCall call, boolean streamed, boolean includeUsage, boolean explain, boolean events) {}
