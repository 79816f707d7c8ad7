// SPDX-License-Identifier: Apache-2.0

/**
 * The rehearsal, run in earnest: once in this process, and once by the launcher with the Java that
 * runs the tests, which then starts from what was kept.
 */
@NullMarked
package dev.parley.server.rehearsal;

import org.jspecify.annotations.NullMarked;
