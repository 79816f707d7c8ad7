// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.completion.TextChoice;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.json.JsonObject;
import dev.parley.port.AnswerStream;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LlamaServerFixture.Shared.class)
final class RealTextsTest {
  private final LlamaCppChatModel model;

  RealTextsTest(LlamaServerFixture server) {
    model = server.model(server.endpoint(), Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void textGoesOnFromAPromptInWordsOrTokens() {
    TextCompletion words = ask(request("\"The sky is\""));
    assertThat(words.text()).isNotBlank();
    assertThat(words.choices().getFirst().finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(words.usage()).isNotNull();
    assertThat(words.usage().promptTokens()).isEqualTo(3);
    assertThat(words.usage().completionTokens()).isEqualTo(4);
    assertThat(ask(request("[504,6376,314]")).text()).isEqualTo(words.text());
  }

  @Test
  void severalPromptsHaveSeveralAnswersEachAndOneUsage() {
    TextCompletion answer =
        ask(request("[\"The sky is\",\"Grass is green and\"]").with(Parameter.N, 2L));
    assertThat(answer.choices()).extracting(TextChoice::index).containsExactly(0, 1, 2, 3);
    assertThat(answer.choices()).allSatisfy(choice -> assertThat(choice.text()).isNotEmpty());
    assertThat(answer.usage()).isNotNull();
    assertThat(answer.usage().promptTokens()).isEqualTo(3 + 5);
    assertThat(answer.usage().completionTokens()).isEqualTo(4 * 4);
  }

  @Test
  void logProbabilitiesAreThoseOfTheTokensOfTheText() {
    TextRequest request = request("\"The sky is\"");
    TextChoice choice =
        ask(request.withParameters(request.parameters().with("logprobs", RawJson.of(2))))
            .choices()
            .getFirst();
    assertThat(choice.logprobs()).isNotNull();
    JsonObject table = JsonObject.of(choice.logprobs());
    assertThat(table.array("tokens").stream().map(RawJson::asString))
        .hasSize(4)
        .satisfies(tokens -> assertThat(String.join("", tokens)).isEqualTo(choice.text()));
    assertThat(table.array("token_logprobs")).hasSize(4).allMatch(RawJson::isNumber);
    assertThat(table.objects("top_logprobs"))
        .allSatisfy(top -> assertThat(top.fields()).hasSize(2));
    assertThat(table.array("text_offset").getFirst()).isEqualTo(RawJson.of(0));
  }

  private static TextRequest request(String prompt) {
    return new TextRequest(new ModelId(Chats.MODEL), new RawJson(prompt), Parameters.NONE)
        .with(Parameter.MAX_TOKENS, 4L)
        .with(Parameter.TEMPERATURE, BigDecimal.ZERO);
  }

  private TextCompletion ask(TextRequest request) {
    try (AnswerStream<TextCompletion> answer = model.complete(request)) {
      return answer.next();
    }
  }
}
