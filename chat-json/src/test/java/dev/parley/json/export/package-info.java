// SPDX-License-Identifier: Apache-2.0
/** Lines of exports: what they look like, and that what is written reads back equal. */
@NullMarked
package dev.parley.json.export;

import org.jspecify.annotations.NullMarked;
