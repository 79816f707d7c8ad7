// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: {@code ./parley serve}, {@code chat}, {@code models}, {@code keys}, {@code
 * config} and {@code version}. The commands read the configuration and print; what needs a server
 * or a model is behind {@link dev.parley.server.cli.Wiring}, so that nothing here knows the HTTP
 * server. The chat in the terminal is a client of the HTTP API like any other.
 */
@NullMarked
package dev.parley.server.cli;

import org.jspecify.annotations.NullMarked;
