// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import java.util.Optional;

/** What OpenAI's description calls a path of Parley's. */
final class OpenAiPath {
  private static final String PREFIX = "/v1";
  private static final String ALIAS = "/api/chat";

  private OpenAiPath() {}

  static Optional<String> of(String path) {
    if (path.equals(ALIAS)) {
      return Optional.of("/chat/completions");
    }
    return path.startsWith(PREFIX + "/")
        ? Optional.of(path.substring(PREFIX.length()))
        : Optional.empty();
  }
}
