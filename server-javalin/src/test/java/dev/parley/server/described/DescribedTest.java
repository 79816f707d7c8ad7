// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what is held against the server's own description can fail. */
final class DescribedTest {
  private static final String JSON = "application/json";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/health/live|200|status",
        "GET|/health/ready|503|dependencies",
        "GET|/api/v1/conversations|200|has_more",
        "GET|/api/v1/conversations/search|200|has_more",
        "GET|/api/v1/conversations/a/context|200|ledger",
        "GET|/openapi.json|200|paths",
        "POST|/v1/embeddings|400|error",
        "GET|/no/such/path|404|error",
      })
  void answerThatLacksAFieldIsNoticed(String method, String path, int status, String field) {
    assertThatThrownBy(
            () -> Described.checkAnswer(method, URI.create(path), status, JSON, "{\"id\":\"1\"}"))
        .hasMessageContaining(path)
        .hasMessageContaining(field);
  }

  @Test
  void answerOfAnotherTypeIsNoticed() {
    assertThatThrownBy(
            () -> Described.checkAnswer("GET", URI.create("/health"), 200, "text/html", "{}"))
        .hasMessageContaining("text/html is not described");
  }

  @Test
  void errorOfAnotherShapeIsNoticed() {
    String error = "{\"error\":{\"message\":\"no\",\"type\":\"%s\",\"param\":null,\"code\":null}}";
    URI uri = URI.create("/v1/models");
    assertThatCode(
            () -> Described.checkAnswer("GET", uri, 404, JSON, error.formatted("not_found_error")))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> Described.checkAnswer("GET", uri, 404, JSON, error.formatted("surprise")))
        .hasMessageContaining("surprise");
  }
}
