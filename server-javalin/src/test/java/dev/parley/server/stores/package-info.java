// SPDX-License-Identifier: Apache-2.0

/** The stores that servers share, the real ones, as tests can have them on one machine. */
@NullMarked
package dev.parley.server.stores;

import org.jspecify.annotations.NullMarked;
