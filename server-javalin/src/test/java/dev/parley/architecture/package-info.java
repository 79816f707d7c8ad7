// SPDX-License-Identifier: Apache-2.0
/**
 * The house rules as code: which ring may know which, where each library may be used, and the
 * habits that every module keeps. They are checked here because only here all modules are visible.
 * Each rule carries code that breaks it, and a test shows that it does.
 */
@NullMarked
package dev.parley.architecture;

import org.jspecify.annotations.NullMarked;
