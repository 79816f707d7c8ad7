// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.completion;

import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which of a chat's parameters text completions have, too. What Parley does not know at all is a
 * provider's own, and taken for a field of both.
 */
final class TextParameters {
  /** Those of the known ones that mean the same in both. */
  private static final Set<Parameter<?>> SHARED =
      Set.of(
          Parameter.TEMPERATURE,
          Parameter.TOP_P,
          Parameter.PRESENCE_PENALTY,
          Parameter.FREQUENCY_PENALTY,
          Parameter.MAX_TOKENS,
          Parameter.N,
          Parameter.SEED,
          Parameter.STOP,
          Parameter.LOGIT_BIAS,
          Parameter.USER);

  /** What a chat's request is beside its parameters, and what only the client decides here. */
  private static final Set<String> NEVER =
      Set.of("model", "prompt", "messages", "tools", "functions");

  private TextParameters() {}

  /** Checks the fields that are a chat's, too, but for the limit, which may be 0 here. */
  static void validate(Parameters given) {
    SHARED.stream().filter(known -> known != Parameter.MAX_TOKENS).forEach(given::get);
    given.get(Parameter.STREAM);
    given.get(Parameter.STREAM_OPTIONS);
  }

  /** Those of a chat's that text completions have; a limit is called by its older name. */
  static Parameters of(Parameters chat) {
    Map<String, RawJson> shared = new LinkedHashMap<>();
    chat.fields()
        .forEach(
            (name, value) -> {
              if (name.equals(Parameter.MAX_COMPLETION_TOKENS.name())) {
                shared.putIfAbsent(Parameter.MAX_TOKENS.name(), value);
              } else if (isShared(name, value)) {
                shared.put(name, value);
              }
            });
    return new Parameters(shared);
  }

  private static boolean isShared(String name, RawJson value) {
    if (name.equals(Parameter.LOGPROBS.name())) {
      return value.isNumber(); // a number of tokens here, true or false in a chat
    }
    Parameter<?> known = Parameter.named(name);
    return known == null ? !NEVER.contains(name) : SHARED.contains(known);
  }
}
