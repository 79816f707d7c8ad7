// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.CustomToolCall;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherPart;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads of real providers and clients mean the same after they were read and written. */
class WirePayloadsTest {
  @ParameterizedTest
  @ValueSource(strings = {"tools", "refusal", "audio", "logprobs"})
  void aCompletionMeansTheSame(String name) {
    byte[] payload = Wire.payload("completion-" + name + ".json");

    byte[] again = ChatJson.writeCompletion(ChatJson.readCompletion(payload));

    assertThat(Wire.meaning(again)).isEqualTo(Wire.meaning(payload));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "tools", "llamacpp"})
  void aStreamMeansTheSame(String name) {
    for (String event : Wire.events("stream-" + name + ".jsonl")) {
      byte[] again = ChatJson.writeDelta(ChatJson.readDelta(event));
      assertThat(Wire.meaning(again)).isEqualTo(Wire.meaning(new RawJson(event)));
    }
  }

  @Test
  void aRequestMeansTheSame() {
    byte[] payload = Wire.payload("request-full.json");

    byte[] again = ChatJson.writeRequest(ChatJson.readRequest(payload));

    assertThat(Wire.meaning(again)).isEqualTo(Wire.meaning(payload));
  }

  @Test
  void everyFieldOfARequestHasItsPlace() {
    ChatRequest request = ChatJson.readRequest(Wire.payload("request-full.json"));

    assertThat(request.model()).hasToString("gpt-4o-mini");
    assertThat(request.messages())
        .extracting(Message::role)
        .containsExactly(
            Role.DEVELOPER,
            Role.SYSTEM,
            Role.USER,
            Role.ASSISTANT,
            Role.TOOL,
            Role.TOOL,
            Role.ASSISTANT,
            Role.ASSISTANT,
            Role.FUNCTION);
    assertThat(request.tools()).hasSize(3);
    assertThat(request.functions()).hasSize(1);
    assertThat(request.parameters().get(Parameter.SEED)).contains(9_007_199_254_740_993L);
    assertThat(request.parameters().get("temperature")).contains(new RawJson("0.70"));
    assertThat(request.parameters().get("conversation"))
        .contains(new RawJson("{\"id\": \"support-4711\"}"));
    assertThat(request.parameters().get("top_k")).contains(RawJson.of(40));
    assertThat(request.streamed()).isTrue();
  }

  @Test
  void aPartOfAnUnknownTypeIsKeptAsItCame() {
    ChatRequest request = ChatJson.readRequest(Wire.payload("request-full.json"));
    assertThat(request.messages().get(2).content())
        .isInstanceOfSatisfying(
            PartsContent.class,
            parts ->
                assertThat(parts.parts().getLast())
                    .isEqualTo(
                        new OtherPart(
                            new RawJson(
                                "{\"type\": \"video_url\", \"video_url\":"
                                    + " {\"url\": \"https://example.com/v.mp4\"}}"))));
  }

  @Test
  void toolCallsOfACompletionAreUnderstood() {
    AssistantMessage message =
        ChatJson.readCompletion(Wire.payload("completion-tools.json"))
            .choices()
            .getFirst()
            .message();

    assertThat(message.content()).isNull();
    assertThat(message.toolCalls())
        .containsExactly(
            new FunctionToolCall(
                "call_AyBsM0vW8Wq6VTjFZKb1bC9g",
                new FunctionCall(
                    "get_weather",
                    "{\"location\":\"São Paulo 🌧\",\"unit\":\"celsius\"}",
                    Extras.NONE),
                Extras.NONE),
            new CustomToolCall(
                "call_q2h9u3PzGm7nC4",
                new CustomToolCall.CustomCall("run_sql", "SELECT *\n  FROM t;", Extras.NONE),
                Extras.NONE));
    assertThat(message.extras()).isEqualTo(Extras.of("annotations", new RawJson("[]")));
  }

  @Test
  void usageDetailsAreUnderstoodAndUnknownOnesKept() {
    Usage usage = ChatJson.readCompletion(Wire.payload("completion-audio.json")).usage();

    assertThat(usage)
        .isEqualTo(
            new Usage(
                17,
                110,
                127,
                new Usage.PromptDetails(
                    0L,
                    0L,
                    Extras.of("text_tokens", RawJson.of(17)).with("image_tokens", RawJson.of(0))),
                new Usage.CompletionDetails(
                    0L, 85L, null, null, Extras.of("text_tokens", RawJson.of(25))),
                Extras.NONE));
  }

  @Test
  void aWrittenCompletionHasWhatTheApiRequires() {
    Completion completion =
        new Completion(
            ChatJson.readDelta("{}").head(),
            List.of(new Choice(0, AssistantMessage.of(null, List.of()), null, null, Extras.NONE)),
            null,
            Extras.NONE);

    assertThat(new String(ChatJson.writeCompletion(completion), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":\"\",\"object\":\"chat.completion\",\"created\":0,\"model\":\"\",\"choices\":["
                + "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,\"refusal\":null},"
                + "\"logprobs\":null,\"finish_reason\":null}]}");
  }

  @Test
  void aWrittenPieceHasWhatTheApiRequires() {
    ChatDelta delta =
        new ChatDelta(
            ChatJson.readDelta("{\"id\":\"c\",\"created\":5,\"model\":\"m\"}").head(),
            List.of(ChoiceDelta.text(0, "é😀"), ChoiceDelta.finished(1, FinishReason.STOP)),
            null,
            Extras.NONE);

    assertThat(new String(ChatJson.writeDelta(delta), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":5,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"é😀\"},\"finish_reason\":null},"
                + "{\"index\":1,\"delta\":{},\"finish_reason\":\"stop\"}]}");
  }

  @Test
  void theStreamOfLlamaCppAssembles() {
    Completion completion = assembled("stream-llamacpp.jsonl");

    assertThat(completion.text()).isEqualTo("Hi");
    assertThat(completion.choices().getFirst().message().extras().get("reasoning_content"))
        .contains(RawJson.of("Say hi."));
    assertThat(completion.usage()).isNotNull();
    assertThat(completion.extras().get("timings").orElseThrow().text())
        .contains("\"predicted_per_second\":152.67175572519085");
  }

  @Test
  void aStreamOfToolCallsAssembles() {
    assertThat(assembled("stream-tools.jsonl").choices().getFirst())
        .isEqualTo(
            new Choice(
                0,
                AssistantMessage.of(
                    null,
                    List.of(
                        new FunctionToolCall(
                            "call_a",
                            new FunctionCall("get_weather", "{\"city\":\"Oslo\"}", Extras.NONE),
                            Extras.NONE),
                        new CustomToolCall(
                            "call_b",
                            new CustomToolCall.CustomCall("sql", "SELECT 1", Extras.NONE),
                            Extras.NONE))),
                FinishReason.TOOL_CALLS,
                null,
                Extras.NONE));
  }

  @Test
  void logProbabilitiesOfAStreamAreJoined() {
    Choice choice = assembled("stream-openai.jsonl").choices().getFirst();
    assertThat(choice.message().text()).isEqualTo("Hello 😀");
    assertThat(choice.logprobs()).isNotNull();
    assertThat(choice.logprobs().content()).hasSize(2);
  }

  @Test
  void aFirstPieceWithoutAnythingButFilterResultsIsKept() {
    Completion completion = assembled("stream-azure.jsonl");
    assertThat(completion.text()).isEqualTo("Hi");
    assertThat(completion.extras().get("prompt_filter_results")).isPresent();
  }

  private static Completion assembled(String stream) {
    CompletionAssembler assembler = new CompletionAssembler();
    Wire.events(stream).forEach(event -> assembler.add(ChatJson.readDelta(event)));
    return assembler.completion();
  }
}
