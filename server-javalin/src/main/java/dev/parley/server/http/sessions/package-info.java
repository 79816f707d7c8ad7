// SPDX-License-Identifier: Apache-2.0
/**
 * The small API: {@code /api/v1/chat/session}, sessions that end by themselves, and {@code
 * /api/v1/chat/chat/text}, a message and its answer in one of them.
 */
@NullMarked
package dev.parley.server.http.sessions;

import org.jspecify.annotations.NullMarked;
