// SPDX-License-Identifier: Apache-2.0

/**
 * Answers of OpenAI-compatible servers as a connection brings them: events, pieces, whole answers
 * and errors, read from bytes. What makes the connection is an adapter's own.
 */
@NullMarked
package dev.parley.json.wire;

import org.jspecify.annotations.NullMarked;
