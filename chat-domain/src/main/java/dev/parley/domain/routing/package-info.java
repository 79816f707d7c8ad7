// SPDX-License-Identifier: Apache-2.0
/** Which provider and model stand behind the name that a request gives. */
@NullMarked
package dev.parley.domain.routing;

import org.jspecify.annotations.NullMarked;
