// SPDX-License-Identifier: Apache-2.0

/**
 * The HTTP edge: what every request has in common, whatever it asks for. Who may call, how large a
 * body may be, what errors look like, what the access log says, how a stream is sent, how a leaving
 * client is noticed and how a stopping server lets its requests finish. What is asked for lives in
 * the packages below this one, each an {@link dev.parley.server.http.Endpoints}.
 */
@NullMarked
package dev.parley.server.http;

import org.jspecify.annotations.NullMarked;
