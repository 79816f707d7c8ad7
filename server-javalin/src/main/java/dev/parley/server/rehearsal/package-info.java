// SPDX-License-Identifier: Apache-2.0

/**
 * A rehearsal: the server is started and asked everything once, in a folder of its own and with a
 * made-up model, while Java takes down what it loads and how it runs. The launcher keeps the notes,
 * and the starts that follow are several times faster (docs/adr/0006). Nothing of the user's is
 * touched, and nothing is reached but this process itself.
 */
@NullMarked
package dev.parley.server.rehearsal;

import org.jspecify.annotations.NullMarked;
