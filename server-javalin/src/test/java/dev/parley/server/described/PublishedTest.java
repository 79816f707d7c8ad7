// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That what is held against OpenAI's description can fail, and what it says nothing of can't. */
final class PublishedTest {
  private static final URI CHAT = URI.create("/v1/chat/completions");
  private static final String EVENTS = "text/event-stream";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST|/v1/chat/completions|choices",
        "POST|/api/chat|choices",
        "POST|/v1/embeddings|data",
        "GET|/v1/models|data",
        "GET|/v1/models/a|owned_by",
        "POST|/v1/conversations|created_at",
        "GET|/v1/conversations/a|created_at",
        "DELETE|/v1/conversations/a|deleted",
        "GET|/v1/conversations/a/items|has_more",
        "POST|/v1/conversations/a/items|has_more",
        "DELETE|/v1/conversations/a/items/b|metadata",
        "POST|/v1/completions|choices",
      })
  void answerThatLacksAFieldIsNoticed(String method, String path, String field) {
    URI uri = URI.create(path);
    assertThatThrownBy(
            () -> Published.checkAnswer(method, uri, 200, "application/json", "{\"id\":\"1\"}"))
        .hasMessageContaining(path)
        .hasMessageContaining(field);
  }

  @Test
  void everyEventOfAStreamIsLookedAt() {
    String good =
        "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
            + "\"choices\":[]}";
    String stream = "data: " + good + "\n\n: keep-alive\n\ndata: %s\n\ndata: [DONE]\n\n";
    assertThatCode(() -> Published.checkAnswer("POST", CHAT, 200, EVENTS, stream.formatted(good)))
        .doesNotThrowAnyException();
    String bad = stream.formatted(good.replace(".chunk", ""));
    assertThatThrownBy(() -> Published.checkAnswer("POST", CHAT, 200, EVENTS, bad))
        .hasMessageContaining("/object");
  }

  @Test
  void answerOfAnotherTypeIsNoticed() {
    assertThatThrownBy(() -> Published.checkAnswer("POST", CHAT, 200, "text/plain", "{}"))
        .hasMessageContaining("text/plain");
  }

  @Test
  void answerThatIsNoJsonIsNoticed() {
    assertThatThrownBy(() -> Published.checkAnswer("POST", CHAT, 200, "application/json", "{no"))
        .hasMessage("no JSON: {no");
  }

  @Test
  void requestThatLacksAFieldIsNoticed() {
    assertThatThrownBy(() -> Published.checkRequest("POST", CHAT, "{\"model\":\"m\"}"))
        .hasMessageContaining("messages");
  }

  @Test
  void errorsArePassedOver() {
    String error = "{\"error\":{\"message\":\"no\"}}";
    assertThatCode(() -> Published.checkAnswer("POST", CHAT, 400, "application/json", error))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> Published.checkAnswer("POST", CHAT, 200, EVENTS, "data: " + error + "\n\n"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/v1/other", "/api/v1/conversations"})
  void callThatOpenAiDoesNotHaveIsPassedOver(String path) {
    assertThatCode(
            () -> Published.checkAnswer("GET", URI.create(path), 200, "application/json", "{}"))
        .doesNotThrowAnyException();
  }

  @Test
  void descriptionSaysWhereItIsFrom() {
    assertThat(Published.openAi().document().at("/info/license/identifier").asText())
        .isEqualTo("MIT");
    assertThat(Published.openAi().document().at("/info/x-source/commit").asText())
        .matches("[0-9a-f]{40}");
  }
}
