// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.llamacpp.LlamaCppChatModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The models behind llama-servers.
 *
 * @param byProvider each by the name of its provider
 */
record LocalModels(Map<String, LlamaCppChatModel> byProvider) {
  LocalModels {
    byProvider = Collections.unmodifiableMap(new LinkedHashMap<>(byProvider));
  }
}
