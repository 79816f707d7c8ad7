// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of text completions, the older API beside chats: a model goes on with a text.
 *
 * <p>Values follow the <a
 * href="https://platform.openai.com/docs/api-reference/completions">completions reference</a>. No
 * more of it is modelled than Parley needs to route a request and to relay its answer; the rest
 * passes through as it came.
 */
@NullMarked
package dev.parley.domain.completion;

import org.jspecify.annotations.NullMarked;
