// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextRequestTest {
  private static final TextRequest REQUEST = TextRequest.of("m", "The sky is");

  @Test
  void defaultsAreThoseOfAChatThatMeanTheSame() {
    Parameters chat =
        fields(
            "temperature", "0.5",
            "stop", "\"\\n\"",
            "seed", "7",
            "x_top_k", "40",
            "response_format", "{}",
            "reasoning_effort", "\"low\"",
            "logprobs", "true",
            "stream", "true",
            "prompt", "\"no\"",
            "tools", "[]");
    assertThat(REQUEST.orElse(chat).parameters())
        .isEqualTo(fields("temperature", "0.5", "stop", "\"\\n\"", "seed", "7", "x_top_k", "40"));
  }

  @Test
  void limitOfAChatIsOneOfATextByItsOlderName() {
    assertThat(REQUEST.orElse(fields("max_completion_tokens", "9")).parameters())
        .isEqualTo(fields("max_tokens", "9"));
  }

  @Test
  void requestWinsOverDefaults() {
    TextRequest request = REQUEST.withParameters(fields("max_tokens", "0", "logprobs", "2"));
    assertThat(request.orElse(fields("max_tokens", "9", "logprobs", "5")).parameters())
        .isEqualTo(fields("max_tokens", "0", "logprobs", "2"));
  }

  @Test
  void numberOfLogProbabilitiesIsADefaultWhereItIsOne() {
    assertThat(REQUEST.orElse(fields("logprobs", "5")).parameters())
        .isEqualTo(fields("logprobs", "5"));
  }

  @ParameterizedTest
  @CsvSource({"n, 0", "n, 129", "temperature, 2.5", "stream, 1", "stream_options, true"})
  void knownFieldOutOfItsBoundsIsNamed(String name, String value) {
    TextRequest request = REQUEST.withParameters(fields(name, value));
    assertThatThrownBy(request::validate)
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo(name));
  }

  @Test
  void limitOfNoTokensIsRightWhereThePromptIsEchoed() {
    REQUEST.withParameters(fields("max_tokens", "0", "echo", "true")).validate();
  }

  private static Parameters fields(String... namesAndValues) {
    Map<String, RawJson> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], new RawJson(namesAndValues[i + 1]));
    }
    return new Parameters(fields);
  }
}
