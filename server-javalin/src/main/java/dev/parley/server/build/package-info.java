// SPDX-License-Identifier: Apache-2.0
/** What the build wrote into the server. It knows no other package, and any may ask it. */
@NullMarked
package dev.parley.server.build;

import org.jspecify.annotations.NullMarked;
