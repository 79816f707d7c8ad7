// SPDX-License-Identifier: Apache-2.0
/**
 * Puts the candidates of a search in order: raw scores of two kinds become one, from 0 to 1, that
 * falls with the rank. What is special about turns of a dialogue is here as well. All of it is
 * arithmetic over what it is given.
 */
@NullMarked
package dev.parley.domain.ranking;

import org.jspecify.annotations.NullMarked;
