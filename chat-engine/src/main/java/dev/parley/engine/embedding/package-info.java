// SPDX-License-Identifier: Apache-2.0
/** Embeddings: a request goes to the model behind its name, or to the next one of its route. */
@NullMarked
package dev.parley.engine.embedding;

import org.jspecify.annotations.NullMarked;
