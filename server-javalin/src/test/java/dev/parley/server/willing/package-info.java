// SPDX-License-Identifier: Apache-2.0

/**
 * A provider that does what it is asked, as far as that can be done without a model: it calls the
 * tools it is given, fills the schemas, and refuses what OpenAI refuses. So the suites and helpers
 * of clients can be run against a Parley server, with any request they may think of.
 */
@NullMarked
package dev.parley.server.willing;

import org.jspecify.annotations.NullMarked;
