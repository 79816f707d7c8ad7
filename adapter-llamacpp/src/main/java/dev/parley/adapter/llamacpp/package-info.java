// SPDX-License-Identifier: Apache-2.0
/**
 * Chats with GGUF models through {@code llama-server}, and counts their tokens with its tokenizer.
 * {@link dev.parley.adapter.llamacpp.LlamaCppChatModel} is the way in, over a server of Parley's
 * own, which the packages below bring, start and watch, or over one that runs elsewhere.
 */
@NullMarked
package dev.parley.adapter.llamacpp;

import org.jspecify.annotations.NullMarked;
