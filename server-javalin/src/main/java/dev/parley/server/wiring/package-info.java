// SPDX-License-Identifier: Apache-2.0

/**
 * Joins the modules into one server, as the settings say: one Guice module for each adapter, whose
 * methods call public constructors. What is opened is closed again in the opposite order. The
 * injector never leaves this package.
 */
@NullMarked
package dev.parley.server.wiring;

import org.jspecify.annotations.NullMarked;
