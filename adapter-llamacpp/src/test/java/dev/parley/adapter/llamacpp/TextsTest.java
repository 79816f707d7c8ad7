// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.completion.TextChoice;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.JsonObject;
import dev.parley.port.AnswerStream;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What llama-server says of texts in words of its own, and what of the API it does not do. */
final class TextsTest {
  private static final TextRequest FOUR =
      new TextRequest(
              new ModelId(Chats.MODEL), new RawJson("[\"The sky is\",[1,2,3]]"), Parameters.NONE)
          .with(Parameter.N, 2L);

  private final WireServer server = LlamaWire.server(request -> Wire.stream("text-many.sse", 50));
  private final LlamaCppChatModel model =
      LlamaCppChatModel.connect(RemoteLlamaCppSettings.of(server.url(), Chats.MODEL));

  @AfterEach
  void close() {
    model.close();
    server.close();
  }

  @Test
  void answersToSeveralPromptsAreGatheredByTheirPlace() {
    TextCompletion answer = ask(FOUR).getFirst();
    assertThat(answer.choices()).extracting(TextChoice::index).containsExactly(0, 1, 2, 3);
    assertThat(answer.choices()).extracting(TextChoice::text).containsOnly(" a cañon");
    assertThat(answer.extras().fields()).isEmpty();
  }

  @Test
  void usageIsThatOfAllAnswersAndCountsAPromptOnce() {
    assertThat(ask(FOUR).getFirst().usage()).isEqualTo(Usage.of(3 + 4, 8));
    List<TextCompletion> pieces = ask(FOUR.with(Parameter.STREAM, true));
    assertThat(pieces.getLast().usage()).isEqualTo(Usage.of(3 + 4, 8));
  }

  @Test
  void logProbabilitiesAreListsWithOffsetsInTheText() {
    RawJson wanted =
        new RawJson(
            "{\"tokens\":[\" a\",\" cañon\"],\"token_logprobs\":[-1.5,-1.5],"
                + "\"top_logprobs\":[{\" a\":-1.5,\" x\":-3.5},{\" cañon\":-1.5,\" x\":-3.5}],"
                + "\"text_offset\":[0,2]}");
    assertThat(ask(FOUR).getFirst().choices())
        .extracting(TextChoice::logprobs)
        .containsExactly(wanted, wanted, wanted, wanted);
  }

  @Test
  void requestGoesOutAsItIsAndAsAStreamWithUsage() {
    ask(FOUR.withParameters(FOUR.parameters().with("x_wish", new RawJson("[1.50]"))));
    JsonObject sent = JsonObject.parse(server.chats().getLast().body());
    assertThat(server.chats().getLast().path()).isEqualTo("/v1/completions");
    assertThat(sent.get("prompt")).contains(FOUR.prompt());
    assertThat(sent.get("x_wish")).contains(new RawJson("[1.50]"));
    assertThat(sent.bool("stream")).contains(true);
    assertThat(sent.object("stream_options").orElseThrow().bool("include_usage")).contains(true);
  }

  @ParameterizedTest
  @CsvSource({"echo, true", "suffix, '\" blue\"'", "best_of, 3"})
  void fieldsThatItWouldPassOverAreRefused(String field, String value) {
    TextRequest request = FOUR.withParameters(FOUR.parameters().with(field, new RawJson(value)));
    assertThatThrownBy(() -> ask(request))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.code()).isEqualTo("unsupported_parameter");
              assertThat(e.field()).isEqualTo(field);
            });
    assertThat(server.chats()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"echo, false", "suffix, '\"\"'", "suffix, null", "best_of, 2"})
  void fieldsThatAskForNothingElseAreNot(String field, String value) {
    assertThat(ask(FOUR.withParameters(FOUR.parameters().with(field, new RawJson(value)))))
        .hasSize(1);
  }

  @Test
  void promptThatIsTooLongIsCalledByItsField() {
    server.say(request -> Wire.body(400, "overflow.json"));
    assertThatThrownBy(() -> ask(FOUR))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.code()).isEqualTo("context_length_exceeded");
              assertThat(e.field()).isEqualTo("prompt");
            })
        .hasMessageStartingWith("prompt has ");
  }

  @Test
  void serverThatDoesNotDoTextsSaysSo() {
    server.say(
        request ->
            Wire.json(501, "{\"error\":{\"code\":501,\"message\":\"no completions here\"}}"));
    assertThatThrownBy(() -> ask(FOUR))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.code()).isEqualTo("unsupported_model"))
        .hasMessageContaining("no completions here");
  }

  private List<TextCompletion> ask(TextRequest request) {
    List<TextCompletion> pieces = new ArrayList<>();
    try (AnswerStream<TextCompletion> answer = model.complete(request)) {
      answer.forEachRemaining(pieces::add);
    }
    return pieces;
  }
}
