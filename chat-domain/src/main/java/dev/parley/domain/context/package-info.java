// SPDX-License-Identifier: Apache-2.0
/**
 * What a model is sent of a conversation: which messages fit its window, and what becomes of the
 * rest. Pure: counted tokens come in, a prompt and its ledger go out.
 */
@NullMarked
package dev.parley.domain.context;

import org.jspecify.annotations.NullMarked;
