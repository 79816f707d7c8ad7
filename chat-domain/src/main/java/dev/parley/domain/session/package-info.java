// SPDX-License-Identifier: Apache-2.0
/**
 * Sessions of the small API: what a user and the model said to each other, kept for as long as
 * somebody goes on with it. Nothing but texts is in them.
 */
@NullMarked
package dev.parley.domain.session;

import org.jspecify.annotations.NullMarked;
