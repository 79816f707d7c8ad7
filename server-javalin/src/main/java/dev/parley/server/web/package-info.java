// SPDX-License-Identifier: Apache-2.0

/**
 * The pages that a browser sees. They are static files from this package's resources and modules
 * out of the jars of a few libraries, under a content policy that lets nothing in from elsewhere.
 * All that they show and do goes over the public API.
 */
@NullMarked
package dev.parley.server.web;

import org.jspecify.annotations.NullMarked;
