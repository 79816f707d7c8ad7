// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeCharactersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{\"messages\":[{\"content\":\"a\\ud800\"}]} | messages[0].content",
        "{\"messages\":[{},{\"content\":[{\"text\":\"\\uDC00b\"}]}]} | messages[1].content[0].text",
        "{\"a\":{\"b\":\"\\ude00\\ud83d\"}} | a.b",
        "\"\\ud83d\" | -",
      })
  void halfAPairIsRefusedByItsPath(String json, String path) {
    InvalidRequestException e =
        catchThrowableOfType(InvalidRequestException.class, () -> require(json));
    assertThat(e)
        .hasMessageContaining("alone: send whole characters; half a surrogate pair is no text");
    assertThat(e.field()).isEqualTo(path);
  }

  @Test
  void halfAPairInANameIsRefusedByItsPlace() {
    assertThatThrownBy(() -> require("{\"metadata\":{\"k\\ud83d\":\"v\"}}"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("the JSON is broken at line 1, column 22, at metadata")
        .hasMessageEndingWith("half a surrogate pair is no text: send whole characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud83d\\ude00\"}",
        "{\"a\":\"\\\\ud83d\"}",
        "[\"\\uD83D\\uDE00\",1]",
        "{\"😀\":\"é\"}",
        "1"
      })
  void wholeCharactersPass(String json) {
    assertThatCode(() -> require(json)).doesNotThrowAnyException();
  }

  private static void require(String json) {
    Json.requireWholeCharacters(json.getBytes(StandardCharsets.UTF_8));
  }
}
