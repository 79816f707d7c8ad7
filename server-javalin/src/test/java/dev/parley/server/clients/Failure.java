// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import com.openai.errors.OpenAIServiceException;
import java.util.Map;
import java.util.TreeMap;

/** What the Java client's exceptions tell. */
final class Failure {
  private Failure() {}

  static Map<String, String> of(OpenAIServiceException e) {
    Map<String, String> told = new TreeMap<>();
    told.put("error", e.getClass().getSimpleName());
    told.put("status", String.valueOf(e.statusCode()));
    told.put("message", String.valueOf(e.getMessage()));
    e.code().ifPresent(code -> told.put("code", code));
    e.param().ifPresent(param -> told.put("param", param));
    e.type().ifPresent(type -> told.put("type", type));
    e.headers().values("Retry-After").forEach(seconds -> told.put("retry_after", seconds));
    return told;
  }
}
