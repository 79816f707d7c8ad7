// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParameterDefaultsTest {
  private static final Parameters DEFAULTS =
      Parameters.NONE.with(Parameter.MAX_TOKENS, 512L).with(Parameter.SEED, 7L);

  @Test
  void nullIsAbsentAndTakesTheDefault() {
    Parameters merged = Parameters.NONE.with("seed", RawJson.NULL).orElse(DEFAULTS);
    assertThat(merged.get(Parameter.SEED)).contains(7L);
  }

  @Test
  void requestThatSetsTheOtherNameOfALimitHasNoDefaultForTheFirst() {
    Parameters merged = Parameters.NONE.with(Parameter.MAX_COMPLETION_TOKENS, 9L).orElse(DEFAULTS);
    assertThat(merged.get(Parameter.MAX_TOKENS)).isEmpty();
    assertThat(merged.get(Parameter.MAX_COMPLETION_TOKENS)).contains(9L);
  }

  @Test
  void reasoningThatEndsWithNullIsKept() {
    FieldsAssembler fields = new FieldsAssembler();
    fields.add(Extras.of("reasoning_content", RawJson.of("think")));
    fields.add(Extras.of("reasoning_content", RawJson.of("ing")));
    fields.add(Extras.of("reasoning_content", RawJson.NULL));
    assertThat(fields.fields().get("reasoning_content")).contains(RawJson.of("thinking"));
  }
}
