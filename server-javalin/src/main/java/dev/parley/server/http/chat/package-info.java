// SPDX-License-Identifier: Apache-2.0

/**
 * Chat completions over HTTP: a request is read into a call of the engine, and the engine's answer
 * is written as one document or as a stream, with what Parley adds to both.
 */
@NullMarked
package dev.parley.server.http.chat;

import org.jspecify.annotations.NullMarked;
