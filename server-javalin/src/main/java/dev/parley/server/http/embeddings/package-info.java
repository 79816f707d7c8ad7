// SPDX-License-Identifier: Apache-2.0

/**
 * Embeddings over HTTP: a request is read into a call of the engine, and the vectors are written
 * the way the client asked for.
 */
@NullMarked
package dev.parley.server.http.embeddings;

import org.jspecify.annotations.NullMarked;
