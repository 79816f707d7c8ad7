// SPDX-License-Identifier: Apache-2.0
/**
 * Model files: which ones Parley knows by name, which ones are here, and how the others come. A
 * GGUF file of the user's own, or the address of one, is as good as a name.
 */
@NullMarked
package dev.parley.adapter.llamacpp.models;

import org.jspecify.annotations.NullMarked;
