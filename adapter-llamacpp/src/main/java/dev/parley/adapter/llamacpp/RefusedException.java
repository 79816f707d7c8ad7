// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.json.ProviderError;
import java.io.IOException;

/** llama-server said an error where an answer was begun. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  RefusedException(ProviderError error) {
    this(Refusal.inStream(error));
  }

  RefusedException(Refusal refusal) {
    super("refused with status " + refusal.status());
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
