// SPDX-License-Identifier: Apache-2.0
/**
 * What Parley remembers: a conversation is a header and an append-only log of entries. A turn is
 * opened on the header before the model is asked and closed by one append, so that nothing
 * acknowledged is ever lost and nothing half done looks whole.
 */
@NullMarked
package dev.parley.domain.conversation;

import org.jspecify.annotations.NullMarked;
