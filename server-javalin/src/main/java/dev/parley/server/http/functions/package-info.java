// SPDX-License-Identifier: Apache-2.0
/** The server's functions over HTTP: which there are, and trying one without a model. */
@NullMarked
package dev.parley.server.http.functions;

import org.jspecify.annotations.NullMarked;
