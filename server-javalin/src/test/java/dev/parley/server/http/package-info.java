// SPDX-License-Identifier: Apache-2.0

/**
 * The edge over a real port, with a scripted model and a store in memory behind it: what goes over
 * the wire, byte for byte where that matters, and what becomes of requests that are no good.
 */
@NullMarked
package dev.parley.server.http;

import org.jspecify.annotations.NullMarked;
