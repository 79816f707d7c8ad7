// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The settings that all kinds of providers have. */
final class ProviderKeys {

  static final Key<ProviderSettings.Type> TYPE =
      Key.required(
          "type",
          Types.choice(ProviderSettings.Type.class),
          "openai: any server that speaks the OpenAI API; llamacpp: a GGUF model in llama.cpp's"
              + " server");
  static final Key<Duration> TIMEOUT =
      Key.of(
          "timeout_seconds",
          Types.seconds("0.1", "86400"),
          Duration.ofMinutes(10),
          "longest silence, before the first byte and between chunks");
  static final Key<Map<String, String>> PARAMETERS =
      Key.of(
          "parameters",
          GroupTypes.requestFields(),
          Map.of(),
          "request fields to send where neither the request nor the route says them");

  private ProviderKeys() {}

  /** The settings of one kind of provider. */
  static Section section(ProviderSettings.Type type) {
    return switch (type) {
      case OPENAI -> OpenAiSettings.SECTION;
      case LLAMACPP -> LlamaCppSettings.SECTION;
    };
  }

  /** The settings that all kinds share, between those of one kind. */
  static List<Key<?>> around(Key<?>... own) {
    ArrayList<Key<?>> keys = new ArrayList<>(List.of(own));
    keys.addFirst(TYPE);
    keys.add(TIMEOUT);
    keys.add(PARAMETERS);
    return keys;
  }
}
