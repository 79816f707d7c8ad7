// SPDX-License-Identifier: Apache-2.0
/**
 * How well old turns of a dialogue are found again by a question: on a generated set of needles,
 * and on public meeting transcripts that are given as a file.
 */
@NullMarked
package dev.parley.benchmarks.recall;

import org.jspecify.annotations.NullMarked;
