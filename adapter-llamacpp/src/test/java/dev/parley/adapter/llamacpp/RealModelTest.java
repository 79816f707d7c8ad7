// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Capabilities.SystemMessages;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.json.JsonObject;
import dev.parley.port.ChatStream;
import dev.parley.port.Dependency.Status;
import dev.parley.testkit.Answers;
import dev.parley.testkit.Await;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the contract: what only the real llama-server can show. */
@ExtendWith(LlamaServerFixture.Shared.class)
final class RealModelTest {
  private static final ModelId ID = new ModelId(Chats.MODEL);

  private final LlamaServerFixture server;
  private final LlamaCppChatModel model;

  RealModelTest(LlamaServerFixture server) {
    this.server = server;
    this.model = server.model(server.endpoint(), Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void aStreamAndAPlainAnswerSayTheSameAtTemperatureZero() {
    ChatRequest request = ask("Name three colours.", 12);
    Completion plain = Answers.answer(model, request);
    Completion streamed = Answers.answer(model, request.with(Parameter.STREAM, true));
    assertThat(streamed.text()).isEqualTo(plain.text()).isNotBlank();
    assertThat(streamed.choices().getFirst().finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(plain.head().model()).isEqualTo(Chats.MODEL);
  }

  @Test
  void anAnswerKeepsToAJsonSchema() {
    RawJson format =
        new RawJson(
            "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"call\",\"schema\":"
                + "{\"type\":\"object\",\"properties\":{\"name\":{\"enum\":[\"lookup\",\"none\"]},"
                + "\"count\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":3}},"
                + "\"required\":[\"name\",\"count\"],\"additionalProperties\":false}}}");
    ChatRequest request = ask("Look it up twice.", 40).with(Parameter.RESPONSE_FORMAT, format);
    JsonObject answer = JsonObject.parse(Answers.answer(model, request).text());
    assertThat(answer.requiredString("name")).isIn("lookup", "none");
    assertThat(answer.integer("count").orElseThrow()).isBetween(1L, 3L);
  }

  @Test
  void severalChoicesArriveApart() {
    ChatRequest request = ask("Hello", 4).with(Parameter.N, 2L);
    assertThat(Answers.answer(model, request.with(Parameter.STREAM, true)).choices())
        .hasSize(2)
        .allSatisfy(choice -> assertThat(choice.message().text()).isNotBlank());
  }

  @Test
  void theWindowIsOneSlotsAndSystemMessagesMayBeMany() {
    Capabilities found = model.capabilities(ID);
    assertThat(found.window()).hasValue(LlamaServerFixture.WINDOW);
    assertThat(found.systemMessages()).isEqualTo(SystemMessages.MANY);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPromptBeyondTheWindowIsTheClientsErrorWithBothNumbers(boolean stream) {
    ChatRequest request = ask("word ".repeat(2000), 4).with(Parameter.STREAM, stream);
    ParleyException e = Answers.error(model, request);
    assertThat(e).isInstanceOf(InvalidRequestException.class);
    assertThat(e.code()).isEqualTo("context_length_exceeded");
    assertThat(e)
        .hasMessageContaining(model.count(request).tokens() + " tokens (n_prompt_tokens)")
        .hasMessageContaining(LlamaServerFixture.WINDOW + " (n_ctx)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closingFreesTheSlotThoughAnotherAnswerIsUnderWay(boolean stream) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    ChatStream other = model.chat(endless(true));
    Thread otherReader = read(other, ended);
    ChatStream answer = model.chat(endless(stream));
    Thread reader = read(answer, new AtomicBoolean());
    Await.until("both slots are busy", () -> Slots.busy(server.endpoint()) == 2);
    answer.close();
    Await.until("one slot is free", () -> Slots.busy(server.endpoint()) < 2);
    assertThat(ended).as("the other answer ended by itself").isFalse();
    reader.join();
    other.close();
    otherReader.join();
    Await.until("both slots are free", () -> Slots.busy(server.endpoint()) == 0);
  }

  private static Thread read(ChatStream answer, AtomicBoolean ended) {
    return Thread.ofVirtual()
        .start(
            () -> {
              answer.forEachRemaining(piece -> {});
              ended.set(true);
            });
  }

  private static ChatRequest endless(boolean stream) {
    ChatRequest request = ask("Tell a story.", 950).with(Parameter.STREAM, stream);
    return request.withParameters(request.parameters().with("ignore_eos", RawJson.of(true)));
  }

  @Test
  void aMessageIsCountedOnceAndRemembered() {
    Message message = Message.user("The quick brown fox jumps over the lazy dog.");
    assertThat(model.count(ID, message)).isEqualTo(model.count(ID, message));
    assertThat(model.count(ID, message).exact()).isTrue();
  }

  @Test
  void aWrongKeyIsTheProvidersFault() {
    Endpoint wrong = new Endpoint(server.endpoint().baseUrl(), "wrong-k3y");
    try (LlamaCppChatModel locked = server.model(wrong, Duration.ofSeconds(30))) {
      ParleyException e = Answers.error(locked, Chats.PLAIN);
      assertThat(e).isInstanceOf(ProviderUnavailableException.class);
      assertThat(e.getMessage()).contains("(401)").doesNotContain("wrong-k3y");
    }
  }

  @Test
  void theStateIsUp() {
    assertThat(model.state().status()).isEqualTo(Status.UP);
  }

  private static ChatRequest ask(String text, long maxTokens) {
    return ChatRequest.of(Chats.MODEL, Message.user(text))
        .with(Parameter.MAX_TOKENS, maxTokens)
        .with(Parameter.TEMPERATURE, BigDecimal.ZERO);
  }
}
