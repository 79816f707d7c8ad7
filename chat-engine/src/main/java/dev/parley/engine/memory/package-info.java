// SPDX-License-Identifier: Apache-2.0
/**
 * What becomes of turns that left the window: the rolling summary of a conversation, and finding
 * old turns again that matter now. Both work in the background; a turn never waits for them.
 */
@NullMarked
package dev.parley.engine.memory;

import org.jspecify.annotations.NullMarked;
