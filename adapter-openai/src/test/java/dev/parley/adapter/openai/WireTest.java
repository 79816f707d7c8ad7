// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import dev.parley.json.JsonObject;
import dev.parley.port.ChatStream;
import dev.parley.testkit.Answers;
import dev.parley.testkit.Await;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire, both ways. */
final class WireTest {
  private static final String TEXT = "Grüße, 世界 😀!";

  private final WireServer server = new WireServer(request -> Wire.stream("stream.sse", 4096));
  private final OpenAiProvider provider =
      OpenAiProvider.connect(
          new OpenAiProviderSettings(
              "openai",
              URI.create(server.url() + "/v1/"),
              " sk-s3cr3t-key-0001 ",
              "org-1",
              "proj_1",
              null,
              OptionalInt.empty(),
              Duration.ofSeconds(20)));

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "stream.sse,1",
    "stream.sse,5000",
    "stream-without-done.sse,13",
    "stream-usage-in-last-piece.sse,50",
    "stream-without-ids.sse,50",
    "stream-unknown-fields.sse,50",
    "stream-usage-first.sse,50"
  })
  void aStreamIsReadHoweverTheProviderWritesAndCutsIt(String fixture, int chunk) {
    server.say(request -> Wire.stream(fixture, chunk));
    Completion answer = Answers.answer(provider, Chats.STREAMED);
    assertThat(answer.text()).isEqualTo(TEXT);
    assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(answer.usage()).extracting(Usage::promptTokens).isEqualTo(31L);
  }

  @Test
  void fieldsNobodyKnowsAreKept() {
    server.say(request -> Wire.stream("stream-unknown-fields.sse", 100));
    Completion streamed = Answers.answer(provider, Chats.STREAMED);
    assertThat(streamed.extras().get("x_provider"))
        .contains(new RawJson("{\"region\":\"eu\",\"n\":[1,2.5]}"));
    assertThat(streamed.choices().getFirst().message().extras().get("reasoning_content"))
        .contains(RawJson.of("hm"));
    server.say(request -> Wire.body(200, "plain-unknown.json"));
    Completion plain = Answers.answer(provider, Chats.PLAIN);
    assertThat(plain.extras().get("x_groq")).isPresent();
    assertThat(plain.choices().getFirst().extras().get("stop_reason")).isPresent();
    assertThat(plain.head().id()).isEmpty();
  }

  @Test
  void aFinishReasonNobodyKnowsEndsTheAnswerAsItIs() {
    server.say(request -> Wire.stream("stream-unknown-finish.sse", 100));
    Completion answer = Answers.answer(provider, Chats.STREAMED);
    assertThat(answer.text()).isEqualTo(TEXT);
    assertThat(answer.choices().getFirst().finishReason())
        .extracting(String::valueOf)
        .asString()
        .contains("worn_out");
  }

  @Test
  void toolCallsArriveInPieces() {
    server.say(request -> Wire.stream("stream-tool-calls.sse", 17));
    Completion answer = Answers.answer(provider, Chats.STREAMED);
    assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(answer.choices().getFirst().message().toolCalls())
        .extracting(call -> ((FunctionToolCall) call).function().arguments())
        .containsExactly("{\"city\":\"Köln\"}", "{}");
  }

  @Test
  void aPlainRequestIsSentAsItIs() {
    server.say(request -> Wire.body(200, "plain.json"));
    assertThat(Answers.answer(provider, Chats.PLAIN).text()).isEqualTo(TEXT);
    WireRequest sent = server.chats().getFirst();
    assertThat(sent.headers())
        .containsEntry("authorization", "Bearer sk-s3cr3t-key-0001")
        .containsEntry("openai-organization", "org-1")
        .containsEntry("openai-project", "proj_1")
        .containsEntry("content-type", "application/json");
    assertThat(JsonObject.parse(sent.body().getBytes(StandardCharsets.UTF_8)).fields().keySet())
        .containsExactlyInAnyOrder("model", "messages");
  }

  @Test
  void aStreamIsAskedForItsUsage() {
    Answers.pieces(provider, Chats.STREAMED);
    assertThat(server.chats().getFirst().body())
        .contains("\"stream\":true")
        .contains("\"stream_options\":{\"include_usage\":true}");
  }

  @Test
  void connectionsAreUsedAgainAfterPlainAnswersAndStreams() {
    server.say(request -> Wire.body(200, "plain.json"));
    askFiveTimes(Chats.PLAIN);
    assertThat(server.connections()).isOne();
    server.say(request -> Wire.stream("stream-without-done.sse", 4096));
    askFiveTimes(Chats.STREAMED);
    assertThat(server.connections()).isOne();
    server.say(request -> Wire.stream("stream.sse", 4096));
    askFiveTimes(Chats.STREAMED);
    assertThat(server.chats()).hasSize(15);
    // what follows [DONE] is read on another thread, so the next call may be ahead of it by one
    assertThat(server.connections()).isLessThanOrEqualTo(2);
  }

  private void askFiveTimes(ChatRequest request) {
    for (int i = 0; i < 5; i++) {
      Answers.pieces(provider, request);
      Await.until("the provider rests", () -> server.working() == 0);
    }
  }

  @Test
  void closingBeforeTheHeadAndBetweenPiecesClosesTheConnection() throws Exception {
    for (Wire wire :
        new Wire[] {Wire.silence(), Wire.stream("stream.sse", 64).broken(900, Wire.End.STALLED)}) {
      server.say(request -> wire);
      ChatStream answer = provider.chat(Chats.STREAMED);
      Thread reader = Thread.ofVirtual().start(() -> answer.forEachRemaining(piece -> {}));
      server.awaitStalled();
      answer.close();
      assertThat(reader.join(Await.LONGEST)).isTrue();
      Await.until("the provider rests", () -> server.working() == 0);
    }
  }

  @Test
  void modelsAreAskedForOnceInAWhile() {
    server.others(request -> Wire.body(200, "models.json"));
    assertThat(provider.models())
        .containsExactly(new ModelId("gpt-4o-mini"), new ModelId("gpt-4o"));
    assertThat(provider.models()).hasSize(2);
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().getFirst().path()).isEqualTo("/v1/models");
    assertThat(server.requests().getFirst().headers())
        .containsEntry("authorization", "Bearer sk-s3cr3t-key-0001")
        .containsEntry("openai-organization", "org-1");
  }

  @Test
  void aProviderThatCanNotListItsModelsHasNoneToShow() {
    assertThat(provider.models()).isEmpty();
  }

  @Test
  void requestsGoThroughTheProxyThatIsConfigured() {
    OpenAiProviderSettings elsewhere =
        new OpenAiProviderSettings(
            "far",
            URI.create("http://provider.invalid/v1"),
            null,
            null,
            null,
            server.url(),
            OptionalInt.empty(),
            Duration.ofSeconds(20));
    server.others(request -> Wire.body(200, "plain.json"));
    try (OpenAiProvider far = OpenAiProvider.connect(elsewhere)) {
      assertThat(Answers.answer(far, Chats.PLAIN).text()).isEqualTo(TEXT);
    }
    assertThat(server.requests().getFirst().path())
        .isEqualTo("http://provider.invalid/v1/chat/completions");
    assertThat(server.requests().getFirst().headers()).doesNotContainKey("authorization");
  }

  @Test
  void windowsAreTheConfiguredOnesElseThoseOfTheFamily() {
    assertThat(provider.capabilities(new ModelId("gpt-4o-mini")).window()).hasValue(128_000);
    assertThat(provider.capabilities(new ModelId("ft:gpt-4o-mini:acme")).window())
        .hasValue(128_000);
    assertThat(provider.capabilities(new ModelId("openai/gpt-4-0613")).window()).hasValue(8_192);
    assertThat(provider.capabilities(new ModelId("gpt-4o3x")).window()).isEmpty();
    assertThat(provider.capabilities(new ModelId("mistral-large")).window()).isEmpty();
    OpenAiProviderSettings configured =
        OpenAiProviderSettings.of(server.url(), null).withContextTokens(4096);
    try (OpenAiProvider small = OpenAiProvider.connect(configured)) {
      assertThat(small.capabilities(new ModelId("mistral-large")).window()).hasValue(4096);
    }
  }

  @Test
  void settingsShowNoKey() {
    assertThat(OpenAiProviderSettings.of(server.url(), "sk-s3cr3t").toString())
        .contains("apiKey=***")
        .doesNotContain("s3cr3t");
  }
}
