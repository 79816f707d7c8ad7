// SPDX-License-Identifier: Apache-2.0
/**
 * The one JSON form of Parley's values: the OpenAI wire format, streamed, without reflection and
 * without trees. {@link dev.parley.json.ChatJson} reads and writes the chat vocabulary, {@link
 * dev.parley.json.Json} any other document; what Parley does not name is kept as it came.
 * Everything that is read is checked, and what is wrong is named by its path in the document.
 */
@NullMarked
package dev.parley.json;

import org.jspecify.annotations.NullMarked;
