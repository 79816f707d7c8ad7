// SPDX-License-Identifier: Apache-2.0
/**
 * {@code /api/v1/jobs}: work that is done in the background, how far it is, and calling it off; and
 * {@code /api/v1/owners/{owner}/data}, which is removed there.
 */
@NullMarked
package dev.parley.server.http.jobs;

import org.jspecify.annotations.NullMarked;
