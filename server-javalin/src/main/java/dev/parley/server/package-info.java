// SPDX-License-Identifier: Apache-2.0
/**
 * Where the server begins: {@code Main} reads the surroundings of the process and hands them to the
 * command line.
 */
@NullMarked
package dev.parley.server;

import org.jspecify.annotations.NullMarked;
