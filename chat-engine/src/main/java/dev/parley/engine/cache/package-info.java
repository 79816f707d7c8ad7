// SPDX-License-Identifier: Apache-2.0
/**
 * Answers to the same question. What a model is sent decides whether two questions are the same;
 * the first one is asked, those who ask it at the same time wait, and those who ask it later get
 * its answer, in pieces or whole, as they want it.
 */
@NullMarked
package dev.parley.engine.cache;

import org.jspecify.annotations.NullMarked;
