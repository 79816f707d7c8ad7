// SPDX-License-Identifier: Apache-2.0
/**
 * What Parley needs from outside, one small interface for each role. Ports block, throw {@link
 * dev.parley.domain.error.ParleyException} and nothing of a vendor's, and are safe to call from any
 * thread; each has a contract test in {@code chat-testkit}.
 */
@NullMarked
package dev.parley.port;

import org.jspecify.annotations.NullMarked;
