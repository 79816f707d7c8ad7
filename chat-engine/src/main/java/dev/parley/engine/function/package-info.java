// SPDX-License-Identifier: Apache-2.0
/**
 * The server's functions: which there are, which of them a request may use, and how their calls
 * run. When they run, and what the model is told, is decided in {@code engine.chat}.
 */
@NullMarked
package dev.parley.engine.function;

import org.jspecify.annotations.NullMarked;
