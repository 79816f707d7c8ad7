// SPDX-License-Identifier: Apache-2.0
/** Makes the prompt of a turn: what the conversation holds, fitted to the model's window. */
@NullMarked
package dev.parley.engine.context;

import org.jspecify.annotations.NullMarked;
