// SPDX-License-Identifier: Apache-2.0
/**
 * How the server's log is written. What is logged, and in which words, is told where it happens.
 */
@NullMarked
package dev.parley.server.log;

import org.jspecify.annotations.NullMarked;
