// SPDX-License-Identifier: Apache-2.0

/**
 * A provider on a plain socket, played from a script byte for byte: what an adapter that speaks
 * HTTP proves itself against, and what no well-behaved server would ever send.
 */
@NullMarked
package dev.parley.testkit.wire;

import org.jspecify.annotations.NullMarked;
