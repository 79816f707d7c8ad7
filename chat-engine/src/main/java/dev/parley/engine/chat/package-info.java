// SPDX-License-Identifier: Apache-2.0
/** Chatting: the order in which a request is routed, remembered, fitted, answered and stored. */
@NullMarked
package dev.parley.engine.chat;

import org.jspecify.annotations.NullMarked;
