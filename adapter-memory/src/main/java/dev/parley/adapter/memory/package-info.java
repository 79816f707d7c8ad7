// SPDX-License-Identifier: Apache-2.0
/**
 * What is kept within one process, for as long as it runs: answers to the same question. A server
 * that stands alone needs no more; several that share theirs use another adapter.
 */
@NullMarked
package dev.parley.adapter.memory;

import org.jspecify.annotations.NullMarked;
