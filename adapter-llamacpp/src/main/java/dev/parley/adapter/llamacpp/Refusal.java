// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.json.ProviderError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What llama-server said in place of an answer.
 *
 * @param status of HTTP, or the error's own where it came within a stream
 * @param retryAfter how long it asks to be left alone
 */
record Refusal(int status, ProviderError error, Duration retryAfter) {
  private static final int SERVER_ERROR = 500;

  /** An error that came within a stream; llama-server gives its status as the code. */
  static Refusal inStream(ProviderError error) {
    return new Refusal(statusOf(error.code()), error, Duration.ofSeconds(1));
  }

  private static int statusOf(@Nullable String code) {
    return code != null && code.matches("[45]\\d\\d") ? Integer.parseInt(code) : SERVER_ERROR;
  }

  /** A word for programs: llama-server repeats its status as the code and names the kind beside. */
  String code(String otherwise) {
    String code = error.code();
    if (code != null && !code.matches("\\d+")) {
      return code;
    }
    return error.type() == null ? otherwise : error.type();
  }

  boolean says(String words) {
    return error.message().contains(words);
  }

  boolean isOverflow() {
    return "exceed_context_size_error".equals(error.type())
        || says("exceeds the available context size");
  }

  /** The server runs and its model is still on its way into memory. */
  boolean isLoading() {
    return says("Loading model");
  }

  /**
   * Another llama-server behind one address, or several models in one: it names what is not there.
   */
  boolean isUnknownModel() {
    return says("model") && says("not found");
  }

  /** Said with a 500, though no repetition will help: the model reads text alone. */
  boolean isUnreadableInput() {
    return says("input is not supported");
  }
}
