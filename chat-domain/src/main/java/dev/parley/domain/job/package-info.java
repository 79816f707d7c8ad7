// SPDX-License-Identifier: Apache-2.0
/**
 * Work that is done in the background: what is asked for, and what has become of it. How a job goes
 * from one state to the next is told here once, for every queue that stores them.
 */
@NullMarked
package dev.parley.domain.job;

import org.jspecify.annotations.NullMarked;
