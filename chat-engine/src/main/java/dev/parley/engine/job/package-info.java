// SPDX-License-Identifier: Apache-2.0
/**
 * Background work of this engine: workers that take jobs from the queue, one handler for each type
 * of job. A job outlives the engine that began it: another, or the next, does it again.
 */
@NullMarked
package dev.parley.engine.job;

import org.jspecify.annotations.NullMarked;
