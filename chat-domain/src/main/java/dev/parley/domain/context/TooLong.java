// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.error.InvalidRequestException;

/** What is said of prompts that can't be made to fit. */
final class TooLong {
  private static final String CODE = "context_length_exceeded";

  private TooLong() {}

  static InvalidRequestException mustStay(Terms terms, Budget budget, int tokens) {
    return InvalidRequestException.of(
        CODE,
        "messages",
        "messages has "
            + tokens
            + " tokens that may not be left out, "
            + (tokens - budget.prompt())
            + " more than fit: model "
            + terms.model()
            + " has a window of "
            + budget.window()
            + ", "
            + budget.answer()
            + " of it kept for the answer; shorten the newest message or the system messages");
  }

  static InvalidRequestException notWhole(Budget budget) {
    return InvalidRequestException.of(
        CODE,
        "parley.context.strategy",
        "parley.context.strategy is none, and the conversation does not fit the "
            + budget.prompt()
            + " tokens that a prompt may have here; use drop_oldest or auto");
  }
}
