// SPDX-License-Identifier: Apache-2.0

/**
 * OpenAI, and every server that speaks its API, behind Parley's ports. Chats and embeddings travel
 * as bytes of {@code chat-json} through the transport interface of OpenAI's Java library, carried
 * by Apache HttpClient; its typed services do the rest. Tokens of OpenAI's families are counted
 * exactly.
 */
@NullMarked
package dev.parley.adapter.openai;

import org.jspecify.annotations.NullMarked;
