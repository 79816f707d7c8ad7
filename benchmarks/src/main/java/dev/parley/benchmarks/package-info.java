// SPDX-License-Identifier: Apache-2.0
/**
 * What the parts on every request's way cost, measured by JMH. Nothing here is released, and no
 * test asserts a time: run {@code java -jar benchmarks/target/benchmarks-*.jar} on a quiet machine
 * and compare.
 */
@NullMarked
package dev.parley.benchmarks;

import org.jspecify.annotations.NullMarked;
