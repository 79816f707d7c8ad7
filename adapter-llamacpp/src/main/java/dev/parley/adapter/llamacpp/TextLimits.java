// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.completion.TextRequest;
import dev.parley.domain.error.InvalidRequestException;

/** Fields of the API of text completions that llama-server passes over without a word. */
final class TextLimits {
  private TextLimits() {}

  /**
   * Refuses a request that would not be answered as it says.
   *
   * @throws InvalidRequestException {@code unsupported_parameter}
   */
  static void check(TextRequest request) {
    Parameters given = request.parameters();
    refuse(given, "echo", value -> value.text().equals("false"), "put the prompt before the text");
    refuse(
        given,
        "suffix",
        value -> value.text().equals("\"\""),
        "ask for what stands between two texts in the prompt");
    refuse(
        given,
        "best_of",
        value -> value.text().equals(Integer.toString(request.choices())),
        "ask for n answers and choose");
  }

  private static void refuse(
      Parameters given, String field, java.util.function.Predicate<RawJson> harmless, String fix) {
    given
        .get(field)
        .filter(harmless.negate())
        .ifPresent(
            value -> {
              throw InvalidRequestException.of(
                  "unsupported_parameter",
                  field,
                  field + " is not supported by llama-server: leave it out, and " + fix);
            });
  }
}
