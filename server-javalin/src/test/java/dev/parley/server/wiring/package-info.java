// SPDX-License-Identifier: Apache-2.0

/** The whole server, put together as it is for its users. */
@NullMarked
package dev.parley.server.wiring;

import org.jspecify.annotations.NullMarked;
