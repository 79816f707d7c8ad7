// SPDX-License-Identifier: Apache-2.0
/**
 * Sentence embeddings within the process: all-MiniLM-L6-v2, computed by ONNX Runtime.
 *
 * <p>The words of a text are cut into the model's pieces as its original tokenizer cuts them. A few
 * platform threads compute; whoever calls only waits. Nothing is loaded before the first text
 * comes.
 */
@NullMarked
package dev.parley.adapter.onnx;

import org.jspecify.annotations.NullMarked;
