// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;

/**
 * Where a command talks to the person who typed it.
 *
 * @param in what is typed or piped in
 * @param out what the command is for
 * @param err progress and problems
 * @param interactive whether a person sits there: neither side is a file or a pipe
 */
public record Terminal(BufferedReader in, PrintWriter out, PrintWriter err, boolean interactive) {}
