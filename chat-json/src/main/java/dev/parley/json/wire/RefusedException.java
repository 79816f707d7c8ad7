// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.json.ProviderError;
import java.io.IOException;

/** The provider said an error where an answer was asked for or begun. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  RefusedException(ProviderError error) {
    this(Refusal.inStream(error));
  }

  public RefusedException(Refusal refusal) {
    super("refused with status " + refusal.status());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
