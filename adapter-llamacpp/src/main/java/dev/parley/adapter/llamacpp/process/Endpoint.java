// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a llama-server listens.
 *
 * @param baseUrl without {@code /v1} and without a slash at its end
 * @param apiKey null when it wants none; never printed
 */
public record Endpoint(URI baseUrl, @Nullable String apiKey) {
  @Override
  public String toString() {
    return "Endpoint[baseUrl=" + baseUrl + ", apiKey=" + (apiKey == null ? "none" : "***") + "]";
  }
}
