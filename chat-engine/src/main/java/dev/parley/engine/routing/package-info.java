// SPDX-License-Identifier: Apache-2.0
/** Finds the provider and the model behind the name that a request gives. */
@NullMarked
package dev.parley.engine.routing;

import org.jspecify.annotations.NullMarked;
