// SPDX-License-Identifier: Apache-2.0
/**
 * Conversations as they are worked on: turns that are opened and closed, and what their owners do
 * with them beside chatting.
 */
@NullMarked
package dev.parley.engine.conversation;

import org.jspecify.annotations.NullMarked;
