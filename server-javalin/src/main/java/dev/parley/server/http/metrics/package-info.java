// SPDX-License-Identifier: Apache-2.0

/** Numbers of what happened, over HTTP, for those who watch the server. */
@NullMarked
package dev.parley.server.http.metrics;

import org.jspecify.annotations.NullMarked;
