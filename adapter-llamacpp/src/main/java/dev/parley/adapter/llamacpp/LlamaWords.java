// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.json.wire.Refusal;

/** What llama-server means by the words of its errors. */
final class LlamaWords {
  private LlamaWords() {}

  static boolean isOverflow(Refusal refusal) {
    return "exceed_context_size_error".equals(refusal.error().type())
        || refusal.says("exceeds the available context size");
  }

  /** A text to embed is read at once, and does not fit; said with a 500. */
  static boolean isTooLarge(Refusal refusal) {
    return refusal.says("too large to process");
  }

  /** The server runs and its model is still on its way into memory. */
  static boolean isLoading(Refusal refusal) {
    return refusal.says("Loading model");
  }

  /**
   * Another llama-server behind one address, or several models in one: it names what is not there.
   */
  static boolean isUnknownModel(Refusal refusal) {
    return refusal.says("model") && refusal.says("not found");
  }

  /** Said with a 500, though no repetition will help: the model reads text alone. */
  static boolean isUnreadableInput(Refusal refusal) {
    return refusal.says("input is not supported");
  }
}
