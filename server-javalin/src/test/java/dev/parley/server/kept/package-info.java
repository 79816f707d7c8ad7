// SPDX-License-Identifier: Apache-2.0

/**
 * What tests fetch once and keep outside the tree, for all builds of this machine: browsers,
 * clients of other languages and the small model, and the programs that fetch them.
 */
@NullMarked
package dev.parley.server.kept;

import org.jspecify.annotations.NullMarked;
