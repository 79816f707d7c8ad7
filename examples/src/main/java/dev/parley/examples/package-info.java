// SPDX-License-Identifier: Apache-2.0
/** Small programs that embed Parley. The build runs each of them. */
@NullMarked
package dev.parley.examples;

import org.jspecify.annotations.NullMarked;
