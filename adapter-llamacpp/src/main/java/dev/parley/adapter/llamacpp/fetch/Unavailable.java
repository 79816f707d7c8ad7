// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import dev.parley.domain.error.ProviderUnavailableException;
import org.jspecify.annotations.Nullable;

/** The one error of fetching: a line that says what is missing and what to do. */
final class Unavailable {
  private Unavailable() {}

  static ProviderUnavailableException because(String reason, String fix) {
    return because(reason, fix, null);
  }

  static ProviderUnavailableException because(
      String reason, String fix, @Nullable Throwable cause) {
    return new ProviderUnavailableException("model_not_ready", reason + ": " + fix, cause);
  }
}
