// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Ends calls that a client cancels, which the library's servers do not do by themselves. */
final class Cancellations {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, Thread> running = new HashMap<>();
  private final Set<String> cancelled = new HashSet<>();

  /** Looks at a message that came in. */
  void see(String message) {
    try {
      JsonNode json = MAPPER.readTree(message);
      String method = json.path("method").asText();
      JsonNode params = json.path("params");
      if (method.equals("tools/call")) {
        begin(
            json.path("id").asText(),
            params.path("_meta").path(McpFunction.IDEMPOTENCY_KEY).asText());
      } else if (method.equals("notifications/cancelled")) {
        cancel(params.path("requestId").asText());
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(message, e);
    }
  }

  private synchronized void begin(String id, String key) {
    keys.put(id, key);
    cancelled.remove(key);
  }

  private synchronized void cancel(String id) {
    String key = keys.getOrDefault(id, "");
    cancelled.add(key);
    Thread thread = running.get(key);
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Runs a call, on this thread, which is interrupted when it is cancelled. */
  <T> T run(String key, Supplier<T> call) {
    enter(key);
    try {
      return call.get();
    } finally {
      leave(key);
    }
  }

  private synchronized void enter(String key) {
    running.put(key, Thread.currentThread());
    if (cancelled.contains(key)) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void leave(String key) {
    running.remove(key);
    boolean unused = Thread.interrupted();
  }
}
