// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.time.Duration;
import java.util.Map;

/** One place that answers prompts, under the name that routes know it by. */
public sealed interface ProviderSettings permits OpenAiSettings, LlamaCppSettings {

  /** The kinds of providers, as {@code type} names them. */
  enum Type {
    OPENAI,
    LLAMACPP
  }

  /** The name that routes and requests use. */
  String name();

  /** Longest silence, before the first byte and between chunks. */
  Duration timeout();

  /** Request fields that are sent unless the request or the route says them: name to JSON text. */
  Map<String, String> parameters();
}
