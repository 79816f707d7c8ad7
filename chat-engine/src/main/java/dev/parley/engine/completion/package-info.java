// SPDX-License-Identifier: Apache-2.0
/**
 * Text completions: a request goes to the model behind its name, or to the next one of its route
 * while nothing was said yet. Nothing is remembered, and nothing is fitted to a window.
 */
@NullMarked
package dev.parley.engine.completion;

import org.jspecify.annotations.NullMarked;
