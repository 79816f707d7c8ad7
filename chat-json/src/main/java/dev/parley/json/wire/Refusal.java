// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.json.ProviderError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said in place of an answer.
 *
 * @param status of HTTP, or what comes nearest where the error came within a stream
 * @param retryAfter how long it asks to be left alone
 */
public record Refusal(int status, ProviderError error, Duration retryAfter) {
  private static final int SERVER_ERROR = 500;

  /** An error that came within a stream: its code may be a status, else its words tell. */
  static Refusal inStream(ProviderError error) {
    return new Refusal(statusOf(error), error, Duration.ofSeconds(1));
  }

  private static int statusOf(ProviderError error) {
    String code = error.code();
    if (code != null && code.matches("[45]\\d\\d")) {
      return Integer.parseInt(code);
    }
    return isLimit(code) || isLimit(error.type())
        ? 429
        : "invalid_request_error".equals(error.type()) ? 400 : SERVER_ERROR;
  }

  private static boolean isLimit(@Nullable String word) {
    return word != null && (word.startsWith("rate_limit") || word.equals("insufficient_quota"));
  }

  /** A word for programs: the error's own unless that is a bare number, else its kind. */
  public String code(String otherwise) {
    String code = error.code();
    if (code != null && !code.matches("\\d+")) {
      return code;
    }
    return error.type() == null ? otherwise : error.type();
  }

  /** Whether its message holds these words. */
  public boolean says(String words) {
    return error.message().contains(words);
  }
}
