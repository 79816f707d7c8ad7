// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.Locale;

/** Why the model stopped. Open: a provider's own reason is kept as {@link Other}. */
public sealed interface FinishReason {
  FinishReason STOP = Known.STOP;
  FinishReason LENGTH = Known.LENGTH;
  FinishReason TOOL_CALLS = Known.TOOL_CALLS;
  FinishReason CONTENT_FILTER = Known.CONTENT_FILTER;
  FinishReason FUNCTION_CALL = Known.FUNCTION_CALL;

  /** The reason as the API writes it. */
  String wireName();

  static FinishReason of(String wireName) {
    for (Known known : Known.values()) {
      if (known.wireName.equals(wireName)) {
        return known;
      }
    }
    return new Other(wireName);
  }

  /** The reasons of the OpenAI API. */
  enum Known implements FinishReason {
    STOP,
    LENGTH,
    TOOL_CALLS,
    CONTENT_FILTER,
    FUNCTION_CALL;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    @Override
    public String wireName() {
      return wireName;
    }
  }

  /** A reason of a provider's own. */
  record Other(String wireName) implements FinishReason {
    public Other {
      for (Known known : Known.values()) {
        if (known.wireName().equals(wireName)) {
          throw new IllegalArgumentException(
              wireName + " is a known finish reason: use FinishReason.of");
        }
      }
    }
  }
}
