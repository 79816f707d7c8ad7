// SPDX-License-Identifier: Apache-2.0

/**
 * API keys: what one is, what it allows, how it is rotated, and how long it holds. A key's secret
 * is nowhere in it: only its hash is kept.
 */
@NullMarked
package dev.parley.domain.key;

import org.jspecify.annotations.NullMarked;
