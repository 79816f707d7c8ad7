// SPDX-License-Identifier: Apache-2.0
/**
 * Functions that run on the server for a model: what is told of them, who may use them, and how far
 * a turn may go with them. Running them is the engine's work, over the ports.
 */
@NullMarked
package dev.parley.domain.function;

import org.jspecify.annotations.NullMarked;
