// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says to a model what a server answered. Secrets that a server sends back are blotted out. */
final class Answers {
  private static final int LONGEST_ERROR = 500;

  /** Shorter ones would be found in any text. */
  private static final int SHORTEST_SECRET = 6;

  private static final int NOT_FOUND = 404;

  /** After these nobody knows how far the server came. */
  private static final Set<Integer> UNCLEAR = Set.of(500, 502, 504);

  private final List<String> secrets = new ArrayList<>();
  private final boolean sideEffects;

  Answers(HttpFunctionSettings settings) {
    sideEffects = settings.function().sideEffects();
    for (String value : settings.headers().values()) {
      add(value.strip());
      add(value.strip().replaceFirst("^\\S+\\s+", "")); // the token behind "Bearer"
    }
  }

  private void add(String secret) {
    if (secret.length() >= SHORTEST_SECRET && !secrets.contains(secret)) {
      secrets.add(secret);
    }
  }

  /**
   * The result of a call.
   *
   * @throws ProviderUnavailableException when it may have changed something and nobody knows: a
   *     failed result would invite the model to do it again
   */
  FunctionResult result(HttpAnswer answer) {
    return switch (answer) {
      case HttpAnswer.Failed failed -> failed(failed.reason(), failed.sent());
      case HttpAnswer.Given given -> given(given);
    };
  }

  private FunctionResult failed(String reason, boolean unclear) {
    if (sideEffects && unclear) {
      throw new ProviderUnavailableException("function_outcome_unknown", reason, null);
    }
    return FunctionResult.failed(reason);
  }

  private FunctionResult given(HttpAnswer.Given given) {
    if (!given.isSuccess()) {
      return failed(refusal(given), UNCLEAR.contains(given.status()));
    }
    if (!given.readable()) {
      return FunctionResult.failed(
          given.host() + " answered with " + given.type() + ", which is no text, JSON or XML");
    }
    return FunctionResult.of(blotted(given.text()));
  }

  /** What a status URL's answer says of a call. */
  FunctionOutcome outcome(HttpAnswer answer) {
    if (answer instanceof HttpAnswer.Given given) {
      if (given.status() == NOT_FOUND) {
        return FunctionOutcome.NOT_RUN;
      }
      if (given.isSuccess() && given.readable()) {
        return new FunctionOutcome.Done(FunctionResult.of(blotted(given.text())));
      }
    }
    return FunctionOutcome.UNKNOWN;
  }

  private String refusal(HttpAnswer.Given given) {
    String words = given.host() + " answered with the status " + given.status();
    String text = blotted(given.text()).strip();
    return text.isEmpty() ? words : words + ": " + shortened(text);
  }

  private String blotted(String text) {
    String blotted = text;
    for (String secret : secrets) {
      blotted = blotted.replace(secret, "***");
    }
    return blotted;
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_ERROR) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(LONGEST_ERROR - 1))
            ? LONGEST_ERROR - 1
            : LONGEST_ERROR;
    return text.substring(0, end) + "…";
  }
}
