// SPDX-License-Identifier: Apache-2.0
/** How the server's log is written. */
@NullMarked
package dev.parley.server.log;

import org.jspecify.annotations.NullMarked;
