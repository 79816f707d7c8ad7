// SPDX-License-Identifier: Apache-2.0

/**
 * API keys at work: they are made, rotated and revoked over a record store, and callers are known
 * by them. Only hashes of keys are stored; a look-up is remembered for a few seconds.
 */
@NullMarked
package dev.parley.engine.key;

import org.jspecify.annotations.NullMarked;
