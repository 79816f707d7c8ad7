// SPDX-License-Identifier: Apache-2.0
/**
 * One contract and one in-memory fake for each port. An adapter proves itself by extending the
 * contract of its port, whole, against the real thing; an application tests itself on the fakes,
 * which keep to the same contract and can be told to fail or to stall.
 */
@NullMarked
package dev.parley.testkit;

import org.jspecify.annotations.NullMarked;
