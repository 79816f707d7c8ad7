// SPDX-License-Identifier: Apache-2.0
/**
 * Chat, embeddings, images, files and fine-tuning jobs through OpenAI's own Java library, and token
 * counts for its model families. Empty so far: a chat with OpenAI or any server that speaks its API
 * comes here next, behind the same ports as every other model.
 */
@NullMarked
package dev.parley.adapter.openai;

import org.jspecify.annotations.NullMarked;
