// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.openai.OpenAiProvider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The models of OpenAI and of servers that speak its API.
 *
 * @param byProvider each by the name of its provider
 */
record HostedModels(Map<String, OpenAiProvider> byProvider) {
  HostedModels {
    byProvider = Collections.unmodifiableMap(new LinkedHashMap<>(byProvider));
  }
}
