// SPDX-License-Identifier: Apache-2.0

/** Whether the server lives and can be used, over HTTP. */
@NullMarked
package dev.parley.server.http.health;

import org.jspecify.annotations.NullMarked;
