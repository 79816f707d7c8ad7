// SPDX-License-Identifier: Apache-2.0
/**
 * Text completions over HTTP, the older API beside chats: a request is read into a call of the
 * engine, and its answer is written whole or as events.
 */
@NullMarked
package dev.parley.server.http.completions;

import org.jspecify.annotations.NullMarked;
