// SPDX-License-Identifier: Apache-2.0

/**
 * API keys over HTTP. What can be asked about them, and what the answers look like, is said once,
 * for the endpoints and for the command line that works on the data folder of a stopped server.
 */
@NullMarked
package dev.parley.server.http.keys;

import org.jspecify.annotations.NullMarked;
