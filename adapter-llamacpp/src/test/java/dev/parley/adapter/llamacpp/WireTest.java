// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.json.JsonObject;
import dev.parley.port.ChatStream;
import dev.parley.testkit.Answers;
import dev.parley.testkit.Await;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, both ways. */
final class WireTest {
  private static final String TEXT = "Grüße, 世界 😀!";

  private final WireServer server = LlamaWire.server(request -> Wire.stream("stream.sse", 4096));
  private final LlamaCppChatModel model =
      LlamaCppChatModel.connect(
          RemoteLlamaCppSettings.of(server.url(), Chats.MODEL).withApiKey("s3cr3t-key"));

  @AfterEach
  void close() {
    model.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "stream.sse,1",
    "stream.sse,3",
    "stream.sse,100000",
    "stream-crlf-comments.sse,1",
    "stream-crlf-comments.sse,5",
    "stream-cr-multiline.sse,1",
    "stream-cr-multiline.sse,11",
    "stream-without-done.sse,13"
  })
  void aStreamReadsTheSameHoweverItIsWrittenAndCut(String fixture, int chunk) {
    server.say(request -> Wire.stream(fixture, chunk));
    Completion answer = Answers.answer(model, Chats.STREAMED);
    assertThat(answer.text()).isEqualTo(TEXT);
    assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(answer.usage()).extracting(Usage::promptTokens).isEqualTo(31L);
    assertThat(answer.extras().get("timings")).isPresent();
    assertThat(answer.head().model()).isEqualTo(Chats.MODEL);
  }

  @Test
  void toolCallsArriveInPieces() {
    server.say(request -> Wire.stream("stream-tool-call.sse", 17));
    Completion answer = Answers.answer(model, Chats.STREAMED);
    assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    FunctionToolCall call =
        (FunctionToolCall) answer.choices().getFirst().message().toolCalls().getFirst();
    assertThat(call.function().arguments()).isEqualTo("{\"order_id\":\"4711\"}");
  }

  @Test
  void aPlainAnswerIsGatheredFromAStreamAndLooksAsIfItHadComeWhole() {
    List<ChatDelta> pieces = Answers.pieces(model, Chats.PLAIN);
    server.say(request -> Wire.body(200, "plain.json"));
    List<ChatDelta> whole = Answers.pieces(model, Chats.PLAIN);
    assertThat(pieces).hasSize(1);
    assertThat(pieces.getFirst().choices()).isEqualTo(whole.getFirst().choices());
    assertThat(pieces.getFirst().head()).isEqualTo(whole.getFirst().head());
  }

  @Test
  void aPlainAnswerWithoutAWordHasAnEmptyText() {
    server.say(request -> Wire.stream("stream-silent.sse", 64));
    Choice choice = Answers.answer(model, Chats.PLAIN).choices().getFirst();
    assertThat(choice.message().content()).isEqualTo(new TextContent(""));
  }

  @Test
  void aServerThatDoesNotStreamMayAnswerWhole() {
    server.say(request -> Wire.body(200, "plain.json"));
    assertThat(Answers.answer(model, Chats.STREAMED).text()).isEqualTo(TEXT);
  }

  @Test
  void theRequestGoesOutAsItIsButAlwaysAsAStreamWithUsage() {
    ChatRequest request =
        Chats.PLAIN.withParameters(
            Chats.PLAIN
                .parameters()
                .with("min_p", new RawJson("0.050"))
                .with("response_format", new RawJson("{\"type\":\"json_object\"}"))
                .with("grammar", RawJson.of("root ::= \"a\"")));
    Answers.answer(model, request);
    WireRequest sent = server.chats().getFirst();
    assertThat(sent.body())
        .isEqualTo(
            "{\"model\":\"smollm2-135m-instruct\",\"messages\":"
                + "[{\"role\":\"user\",\"content\":\"Say a few words.\"}],\"min_p\":0.050,"
                + "\"response_format\":{\"type\":\"json_object\"},"
                + "\"grammar\":\"root ::= \\\"a\\\"\",\"stream\":true,"
                + "\"stream_options\":{\"include_usage\":true}}");
    assertThat(sent.headers())
        .containsEntry("authorization", "Bearer s3cr3t-key")
        .containsEntry("content-type", "application/json");
  }

  @Test
  void theClientsOwnStreamOptionsAreKept() {
    RawJson options = new RawJson("{\"include_obfuscation\":false,\"include_usage\":false}");
    Answers.answer(model, Chats.STREAMED.with(Parameter.STREAM_OPTIONS, options));
    JsonObject sent = JsonObject.parse(server.chats().getFirst().body());
    assertThat(sent.get("stream_options"))
        .hasValue(new RawJson("{\"include_obfuscation\":false,\"include_usage\":true}"));
  }

  @Test
  void anAnswerHasAConnectionOfItsOwnThatIsClosedAfterIt() {
    Answers.answer(model, Chats.STREAMED);
    Answers.answer(model, Chats.PLAIN);
    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.chats().getFirst().headers()).containsEntry("connection", "close");
    Await.until("both are closed", () -> server.openConnections() == 0);
  }

  @Test
  void smallCallsShareAConnection() {
    for (int i = 0; i < 5; i++) {
      model.count(Chats.PLAIN);
    }
    assertThat(server.requests()).hasSize(10);
    assertThat(server.connections()).isOne();
  }

  @Test
  void aRequestThatIsDroppedUnansweredIsNotSentAgain() {
    Answers.answer(model, Chats.PLAIN);
    server.say(request -> new Wire(List.of(), Wire.End.CUT));
    assertThat(Answers.error(model, Chats.PLAIN))
        .hasMessage("the model broke off its answer; ask again");
    assertThat(server.chats()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream-cut-before-finish.sse",
        "stream-cut-in-event.sse",
        "stream-broken-json.sse",
        "stream-two-choices-one-finished.sse"
      })
  void aStreamThatEndsTooSoonGivesItsPiecesAndThenAnError(String fixture) {
    server.say(request -> Wire.stream(fixture, 50));
    List<ChatDelta> pieces = new ArrayList<>();
    ChatRequest request = Chats.STREAMED;
    if (fixture.contains("two-choices")) {
      request = request.with(Parameter.N, 2L);
    }
    try (ChatStream answer = model.chat(request)) {
      answer.forEachRemaining(pieces::add);
      throw new AssertionError("no error");
    } catch (ProviderUnavailableException e) {
      assertThat(e.code()).isEqualTo("provider_error");
      assertThat(e).hasMessageContaining("llama-server answered with ");
      assertThat(e).hasMessageNotContaining(server.url().toString());
      assertThat(e.getCause()).hasMessageContaining("llama-server at " + server.url());
      assertThat(e.getMessage()).doesNotContain("Grüße").doesNotContain("half");
    }
    assertThat(pieces).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void closingTheModelEndsAnswersUnderWayAndRefusesNewOnes() throws Exception {
    server.say(request -> Wire.silence());
    List<Throwable> errors = new ArrayList<>();
    Thread reader = Thread.ofVirtual().start(() -> errors.add(Answers.error(model, Chats.PLAIN)));
    server.awaitStalled();
    model.close();
    reader.join();
    assertThat(errors).hasOnlyElementsOfType(ProviderUnavailableException.class).hasSize(1);
    assertThat(Answers.error(model, Chats.PLAIN)).hasMessageContaining("was closed");
  }
}
