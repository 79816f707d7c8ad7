// SPDX-License-Identifier: Apache-2.0
/** What becomes of turns that left the window, on fakes. */
@NullMarked
package dev.parley.engine.memory;

import org.jspecify.annotations.NullMarked;
