// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.InvalidRequestException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
  @ParameterizedTest
  @CsvSource({
    "temperature, 0",
    "temperature, 2",
    "temperature, 0.70",
    "temperature, 2e0",
    "top_p, 1",
    "top_p, 0.0",
    "presence_penalty, -2",
    "frequency_penalty, 2.000",
    "max_tokens, 1",
    "max_completion_tokens, 2147483647",
    "n, 128",
    "n, 1e2",
    "seed, -9223372036854775808",
    "seed, 9223372036854775807",
    "top_logprobs, 20",
    "logprobs, true",
    "stream, false",
    "stop, '\"a\"'",
    "stop, '[\"a\"]'",
    "tool_choice, '\"auto\"'",
    "tool_choice, '{}'",
    "logit_bias, '{}'",
    "modalities, '[]'",
    "user, '\"\"'",
    "metadata, '{}'",
    "temperature, null",
    "unknown, anything",
  })
  void aValueWithinItsBoundsPasses(String name, String json) {
    new Parameters(Map.of(name, new RawJson(json))).validate();
  }

  @ParameterizedTest
  @CsvSource({
    "temperature, 2.1",
    "temperature, -0.0001",
    "temperature, '\"1\"'",
    "temperature, true",
    "temperature, 1e9999999999",
    "temperature, 1e999999999",
    "top_p, 1.0000000000000001",
    "presence_penalty, -2.1",
    "max_tokens, 0",
    "max_tokens, -5",
    "max_tokens, 2147483648",
    "max_tokens, 1.5",
    "max_tokens, 1e999999999",
    "max_tokens, 1e-999999999",
    "max_tokens, 1e9999999999",
    "n, 0",
    "n, 129",
    "seed, 9223372036854775808",
    "top_logprobs, 21",
    "logprobs, 1",
    "stream, '\"true\"'",
    "stop, 5",
    "tool_choice, 5",
    "logit_bias, '[]'",
    "user, 5",
    "modalities, '{}'",
    "response_format, '\"json\"'",
  })
  void aValueBeyondItsBoundsIsRefusedByName(String name, String json) {
    Parameters parameters = new Parameters(Map.of(name, new RawJson(json)));

    assertThatThrownBy(parameters::validate)
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo(name))
        .hasMessageStartingWith(name + " is " + json + ": give ");
  }

  @Test
  void aNumberOfManyDigitsIsRefusedWithoutReadingIt() {
    Parameters parameters =
        new Parameters(Map.of("temperature", new RawJson("0." + "1".repeat(900))));
    assertThatThrownBy(parameters::validate).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void jsonsNullCountsAsAbsent() {
    Parameters parameters = new Parameters(Map.of("temperature", RawJson.NULL));
    assertThat(parameters.get(Parameter.TEMPERATURE)).isEmpty();
    assertThat(parameters.get("temperature")).isEmpty();
  }

  @Test
  void whatIsSetIsReadBack() {
    Parameters parameters =
        Parameters.NONE
            .with(Parameter.TEMPERATURE, new BigDecimal("0.70"))
            .with(Parameter.MAX_TOKENS, 5L)
            .with(Parameter.STREAM, true)
            .with(Parameter.USER, "😀");

    assertThat(parameters.get(Parameter.TEMPERATURE)).contains(new BigDecimal("0.70"));
    assertThat(parameters.get(Parameter.MAX_TOKENS)).contains(5L);
    assertThat(parameters.get(Parameter.STREAM)).contains(true);
    assertThat(parameters.get(Parameter.USER)).contains("😀");
  }

  @Test
  void settingAValueBeyondItsBoundsIsRefused() {
    assertThatThrownBy(() -> Parameters.NONE.with(Parameter.N, 0L))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "n is 0: give a whole number from 1 to 128, or leave it out for the model's default");
  }

  @Test
  void givenValuesWinOverDefaults() {
    Parameters given = Parameters.NONE.with(Parameter.N, 1L);
    Parameters defaults = Parameters.NONE.with(Parameter.N, 2L).with(Parameter.SEED, 3L);

    Parameters joined = given.orElse(defaults);

    assertThat(joined.get(Parameter.N)).contains(1L);
    assertThat(joined.get(Parameter.SEED)).contains(3L);
  }

  @Test
  void aRemovedFieldIsGone() {
    Parameters parameters = Parameters.NONE.with(Parameter.N, 1L);
    assertThat(parameters.without("n")).isEqualTo(Parameters.NONE);
    assertThat(parameters.without("other")).isSameAs(parameters);
  }
}
