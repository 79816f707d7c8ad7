// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.function.FunctionResult;
import io.modelcontextprotocol.spec.McpError;
import java.net.ConnectException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What models and people are told of a server that fails. */
final class Failures {
  private static final int LONGEST = 300;

  private Failures() {}

  /**
   * The result of a call that came to none.
   *
   * @throws ProviderUnavailableException {@code function_outcome_unknown}, when nobody knows
   *     whether it took effect
   */
  static FunctionResult ofCall(RuntimeException failure) {
    if (failure instanceof McpError refused) {
      return FunctionResult.failed("failed: " + line(String.valueOf(refused.getMessage())));
    }
    if (find(failure, ConnectException.class).isPresent()) {
      return FunctionResult.failed("not run: its server can't be reached now; do without it");
    }
    String what =
        Thread.currentThread().isInterrupted()
            ? "nobody waited for it any more"
            : find(failure, TimeoutException.class).isPresent()
                ? "its server did not answer in time"
                : "the connection to its server broke off";
    throw new ProviderUnavailableException("function_outcome_unknown", what, failure);
  }

  /** One line for people: what keeps a server from being used. */
  static String reason(Throwable failure) {
    if (find(failure, ConnectException.class).isPresent()) {
      return "nobody listens there";
    }
    if (find(failure, TimeoutException.class).isPresent()) {
      return "it does not answer";
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return line(root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
  }

  private static String line(String text) {
    String flat = text.strip().replaceAll("\\s+", " ");
    return flat.length() > LONGEST ? flat.substring(0, LONGEST) + "…" : flat;
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }
}
