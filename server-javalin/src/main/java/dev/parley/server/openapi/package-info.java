// SPDX-License-Identifier: Apache-2.0

/**
 * What the server says of itself at {@code /openapi.json}: one description, merged from a file of
 * readable data for each area of the API. A test holds it against the routes that there are, both
 * ways, and every answer that the tests see against it.
 */
@NullMarked
package dev.parley.server.openapi;

import org.jspecify.annotations.NullMarked;
