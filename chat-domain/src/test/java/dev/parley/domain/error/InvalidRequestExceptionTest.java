// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidRequestExceptionTest {
  @Test
  void theMessageNamesFieldValueAndFix() {
    InvalidRequestException e = new InvalidRequestException("n", 0, "give 1 to 128");

    assertThat(e).hasMessage("n is 0: give 1 to 128");
    assertThat(e.field()).isEqualTo("n");
    assertThat(e.code()).isEqualTo("invalid_value");
    assertThat(e.retryable()).isFalse();
  }

  @Test
  void aLongValueIsShortenedBetweenCharacters() {
    String value = "x".repeat(79) + "😀".repeat(10);
    assertThat(new InvalidRequestException("user", value, "be brief"))
        .hasMessage("user is " + "x".repeat(79) + "…: be brief");
  }

  @Test
  void anEmptyValueIsCalledSo() {
    assertThat(new InvalidRequestException("model", "", "name one"))
        .hasMessage("model is empty: name one");
  }
}
