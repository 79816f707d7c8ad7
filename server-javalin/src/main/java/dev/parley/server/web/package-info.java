// SPDX-License-Identifier: Apache-2.0

/**
 * The pages that a browser sees. Each is a few static files from this package's resources, under a
 * content policy that lets nothing in from elsewhere; what moves on them is asked from the API.
 */
@NullMarked
package dev.parley.server.web;

import org.jspecify.annotations.NullMarked;
