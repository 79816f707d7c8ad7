// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatArbitraries;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.Message;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingArbitraries;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any bytes give a value or an error that says what is wrong, and nothing else. */
class HostileInputTest {
  private static final List<String> WORDS =
      List.of(
          ("model messages tools functions role content name refusal tool_calls tool_call_id"
                  + " function_call function custom type text image_url input_audio file url detail"
                  + " data format file_data file_id filename arguments input parameters strict id"
                  + " index choices delta message finish_reason logprobs usage created object"
                  + " prompt_tokens prompt_tokens_details completion_tokens_details cached_tokens"
                  + " temperature max_tokens stream stop error user assistant system developer"
                  + " embedding dimensions encoding_format base64 AACAPw==")
              .split(" "));

  private interface Reading {
    Object read(byte[] json);
  }

  private static final List<Reading> READINGS =
      List.of(
          ChatJson::readRequest,
          ChatJson::readCompletion,
          json -> ChatJson.readDelta(json, 0, json.length),
          json -> ChatJson.readDelta(new String(json, StandardCharsets.UTF_8)),
          json -> ChatJson.readMessage(new String(json, StandardCharsets.UTF_8)),
          json -> ChatJson.readMessages(new String(json, StandardCharsets.UTF_8)),
          EmbeddingJson::readRequest,
          EmbeddingJson::readAnswer,
          Json::parse,
          JsonObject::parse,
          ProviderError::read);

  @Property(tries = 2000)
  void randomBytes(@ForAll byte[] bytes) {
    readAll(bytes);
  }

  @Property(tries = 2000)
  void anyNestingOfTheApisWords(@ForAll("documents") String json) {
    readAll(bytes(json));
  }

  @Property(tries = 2000)
  void whateverAProviderAnsweredCanBeKept(@ForAll("documents") String json) {
    Completion completion;
    ChatDelta delta;
    try {
      completion = ChatJson.readCompletion(bytes("{\"choices\":[{\"message\":" + json + "}]}"));
      delta = ChatJson.readDelta("{\"choices\":[{\"delta\":" + json + "}]}");
    } catch (InvalidRequestException e) {
      return;
    }
    canBeKept(completion);
    CompletionAssembler assembler = new CompletionAssembler();
    assembler.add(delta);
    canBeKept(assembler.completion());
  }

  private static void canBeKept(Completion completion) {
    Message message = completion.choices().getFirst().message();
    assertThat(ChatJson.readMessage(ChatJson.writeMessage(message))).isEqualTo(message);
  }

  @Property(tries = 1000)
  void aRequestWithDamage(@ForAll("requests") ChatRequest request, @ForAll Random random) {
    damaged(ChatJson.writeRequest(request), random);
  }

  @Property(tries = 1000)
  void aCompletionWithDamage(@ForAll("completions") Completion completion, @ForAll Random random) {
    damaged(ChatJson.writeCompletion(completion), random);
  }

  @Property(tries = 1000)
  void anEmbeddingRequestWithDamage(
      @ForAll("embeddingRequests") EmbeddingRequest request,
      @ForAll EmbeddingEncoding encoding,
      @ForAll Random random) {
    damaged(EmbeddingJson.writeRequest(request, encoding), random);
  }

  @Property(tries = 1000)
  void anEmbeddingAnswerWithDamage(
      @ForAll("embeddingAnswers") EmbeddingAnswer answer,
      @ForAll EmbeddingEncoding encoding,
      @ForAll Random random) {
    damaged(EmbeddingJson.writeAnswer(answer, encoding), random);
  }

  @Property(tries = 1000)
  void aStreamedPieceWithDamage(@ForAll("deltas") ChatDelta delta, @ForAll Random random) {
    damaged(ChatJson.writeDelta(delta), random);
  }

  @Provide
  Arbitrary<EmbeddingRequest> embeddingRequests() {
    return EmbeddingArbitraries.requests();
  }

  @Provide
  Arbitrary<EmbeddingAnswer> embeddingAnswers() {
    return EmbeddingArbitraries.answers();
  }

  @Provide
  Arbitrary<ChatRequest> requests() {
    return ChatArbitraries.requests();
  }

  @Provide
  Arbitrary<Completion> completions() {
    return ChatArbitraries.completions();
  }

  @Provide
  Arbitrary<ChatDelta> deltas() {
    return ChatArbitraries.deltas();
  }

  /** Well-formed, but for names that may stand twice, and nearly always of the wrong shape. */
  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> words = Arbitraries.of(WORDS).map(word -> '"' + word + '"');
    Arbitrary<String> scalars =
        Arbitraries.oneOf(
            words, words, Arbitraries.of("null", "true", "0", "-1.5", "1e99999999999", "\"\""));
    return Arbitraries.recursive(
        () -> scalars,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
                Combinators.combine(words, inner)
                    .as((name, value) -> name + ":" + value)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(5)
                    .map(list -> "{" + String.join(",", list) + "}")),
        1,
        5);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static void damaged(byte[] json, Random random) {
    for (int i = 0; i < 10; i++) {
      readAll(Damage.of(json, random));
    }
  }

  private static void readAll(byte[] json) {
    for (Reading reading : READINGS) {
      try {
        assertThat(reading.read(json)).isNotNull();
      } catch (InvalidRequestException e) {
        assertThat(e).message().isNotBlank().hasSizeLessThan(1000);
      }
    }
  }
}
