// SPDX-License-Identifier: Apache-2.0
/**
 * Sessions of the small API: a user's texts and the model's, nothing else, in a history that ends
 * by itself. What is said goes through the same engine as every other chat.
 */
@NullMarked
package dev.parley.engine.session;

import org.jspecify.annotations.NullMarked;
