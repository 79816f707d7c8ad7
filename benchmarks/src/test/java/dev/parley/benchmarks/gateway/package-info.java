// SPDX-License-Identifier: Apache-2.0
/** The harness's own logic: what it is told, what it believes and how it sums up. */
@NullMarked
package dev.parley.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
