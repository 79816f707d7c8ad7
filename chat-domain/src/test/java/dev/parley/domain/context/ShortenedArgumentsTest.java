// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedArgumentsTest {
  @Test
  void longStringsLoseTheirMiddleAndTheRestStays() {
    String json =
        "{\"path\": \"a.txt\", \"text\": \"" + "tea\\n".repeat(100) + "\", \"n\": [1, 2]}";
    assertThat(ShortenedArguments.of(json, 32))
        .startsWith("{\"path\": \"a.txt\", \"text\": \"tea\\ntea\\n")
        .contains("characters left out")
        .endsWith("tea\\n\", \"n\": [1, 2]}")
        .hasSizeLessThan(150);
  }

  @Test
  void longKeysStay() {
    String key = "\"" + "k".repeat(100) + "\" : ";
    assertThat(ShortenedArguments.of("{" + key + "1, \"v\": \"" + "x".repeat(100) + "\"}", 16))
        .startsWith("{" + key + "1, \"v\": \"xxxx");
  }

  @Test
  void escapeAtTheCutStaysWhole() {
    String json = "{\"text\":\"" + "\\u00e9\\\"".repeat(200) + "\"}";
    assertThat(ShortenedArguments.of(json, 64))
        .startsWith("{\"text\":\"é\\\"é")
        .endsWith("é\\\"\"}");
  }

  @Test
  void whatIsLongWithoutLongStringsBecomesOneString() {
    String json = "{\"list\": [" + "1234, ".repeat(1000) + "0]}";
    assertThat(ShortenedArguments.of(json, 64))
        .startsWith("{\"shortened\":\"{\\\"list\\\": [1234, ")
        .endsWith("0]}\"}")
        .hasSizeLessThan(150);
  }

  @Test
  void whatIsNoObjectLosesItsMiddleAsItIs() {
    assertThat(ShortenedArguments.of("x".repeat(100), 16)).startsWith("xxxx").contains("left out");
    assertThat(ShortenedArguments.of("{\"text\": \"" + "x".repeat(100), 16))
        .startsWith("{\"shortened\":\"");
  }
}
