// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.usage;

import dev.parley.domain.chat.ModelId;

/** Something that happened and is worth a number. */
public sealed interface ChatEvent {
  /**
   * A model has answered and said how long its prompt was, and that had been counted here.
   *
   * @param provider who answered
   * @param counted tokens of the prompt by our count, as it was used; at least 1
   * @param read tokens of the prompt as the provider counted them; at least 1
   * @param cut whether the provider read clearly less than it was sent, and did not say so
   */
  record PromptRead(String provider, ModelId model, int counted, long read, boolean cut)
      implements ChatEvent {
    public PromptRead {
      if (counted < 1 || read < 1) {
        throw new IllegalArgumentException(
            "counted is " + counted + " and read " + read + ": each is at least 1");
      }
    }

    /** What the provider counted, to what we did: 1 where both agree. */
    public double ratio() {
      return (double) read / counted;
    }
  }
}
