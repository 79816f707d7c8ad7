// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of embeddings: what is to be turned into vectors, and the vectors, in OpenAI's
 * words.
 *
 * <p>Values follow the <a
 * href="https://platform.openai.com/docs/api-reference/embeddings">embeddings reference</a>. How
 * vectors are written, as numbers or as base64, is no part of them.
 */
@NullMarked
package dev.parley.domain.embedding;

import org.jspecify.annotations.NullMarked;
