// SPDX-License-Identifier: Apache-2.0

/** Which models can be asked, over HTTP. */
@NullMarked
package dev.parley.server.http.models;

import org.jspecify.annotations.NullMarked;
