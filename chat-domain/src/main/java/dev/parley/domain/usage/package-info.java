// SPDX-License-Identifier: Apache-2.0
/**
 * What answers cost, and what else of them is worth a number. Money is exact to the last digit; a
 * cost that is not known for sure is not told.
 */
@NullMarked
package dev.parley.domain.usage;

import org.jspecify.annotations.NullMarked;
