// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.testkit.Answers;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What llama-server's errors become. */
final class WireErrorsTest {
  private static final String KEY = "s3cr3t-key";

  private final WireServer server = LlamaWire.server(request -> Wire.silence());
  private final RemoteLlamaCppSettings settings =
      RemoteLlamaCppSettings.of(server.url(), Chats.MODEL).withApiKey(KEY);
  private final LlamaCppChatModel model = LlamaCppChatModel.connect(settings);

  @AfterEach
  void close() {
    model.close();
    server.close();
  }

  @Test
  void anOverflowIsTheClientsAndNamesBothNumbers() {
    InvalidRequestException e = error(400, "overflow.json", InvalidRequestException.class);
    assertThat(e.code()).isEqualTo("context_length_exceeded");
    assertThat(e.field()).isEqualTo("messages");
    assertThat(e)
        .hasMessageContaining("3031 tokens (n_prompt_tokens)")
        .hasMessageContaining("2048 (n_ctx)");
  }

  @Test
  void aRejectionKeepsStatusWordsFieldAndCode() {
    ProviderRejectedException own = error(400, "rejected.json", ProviderRejectedException.class);
    assertThat(own.status()).isEqualTo(400);
    assertThat(own.code()).isEqualTo("invalid_request_error");
    assertThat(own)
        .hasMessageStartingWith("llama-server refused the request: ")
        .hasMessageContaining("Expected 'content' to be a string or an array");
    ProviderRejectedException openAi =
        error(422, "rejected-openai.json", ProviderRejectedException.class);
    assertThat(openAi.status()).isEqualTo(422);
    assertThat(openAi.code()).isEqualTo("invalid_value");
    assertThat(openAi.field()).isEqualTo("audio.voice");
  }

  @Test
  void picturesForAModelThatReadsTextAreTheClientsThoughTheServerSays500() {
    ProviderRejectedException e = error(500, "no-images.json", ProviderRejectedException.class);
    assertThat(e.status()).isEqualTo(400);
    assertThat(e).hasMessageContaining("image input is not supported");
  }

  @ParameterizedTest
  @CsvSource({"401,unauthorized.json", "403,unauthorized.json"})
  void aRefusedKeyIsTheProvidersFaultAndIsNotRepeated(int status, String fixture) {
    ProviderUnavailableException e = error(status, fixture, ProviderUnavailableException.class);
    assertThat(e.code()).isEqualTo("provider_error");
    assertThat(e).hasMessageContaining("refused Parley's key");
  }

  @ParameterizedTest
  @CsvSource({"404,not-found.json", "405,not-found.json", "302,not-found.json"})
  void anAddressWithoutTheCallIsTheProvidersFault(int status, String fixture) {
    assertThat(error(status, fixture, ProviderUnavailableException.class).code())
        .isEqualTo("provider_error");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void aModelThatTheServerDoesNotHaveIsNotFound(int status) {
    assertThat(error(status, "unknown-model.json", NotFoundException.class))
        .hasMessageContaining("'llama-9' not found");
  }

  @Test
  void aModelThatIsNotConfiguredIsNotFoundWithoutAsking() {
    ParleyException e =
        Answers.error(model, ChatRequest.of("gpt-9", Chats.PLAIN.messages().getFirst()));
    assertThat(e)
        .isInstanceOf(NotFoundException.class)
        .hasMessage("model is gpt-9: local has smollm2-135m-instruct");
    assertThat(server.chats()).isEmpty();
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    server.say(request -> Wire.body(429, "rate-limit.json", "Retry-After: 7"));
    RateLimitedException e = (RateLimitedException) Answers.error(model, Chats.PLAIN);
    assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(e.getMessage()).contains("Too many requests of ***").doesNotContain(KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "500,server-error.json,provider_error,Compute error",
    "502,bad-gateway.html,provider_error,without saying why",
    "503,loading.json,model_not_ready,Loading model",
    "503,server-error.json,provider_error,Compute error",
    "504,bad-gateway.html,provider_error,answered 504"
  })
  void aServersOwnFailureMayPass(int status, String fixture, String code, String words) {
    ProviderUnavailableException e = error(status, fixture, ProviderUnavailableException.class);
    assertThat(e.code()).isEqualTo(code);
    assertThat(e).hasMessageContaining(words);
    assertThat(e.getMessage()).doesNotContain("<html>");
    assertThat(e.getCause()).hasMessageContaining("llama-server at " + server.url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain-truncated.json",
        "plain-error.json",
        "plain-without-choices.json",
        "bad-gateway.html"
      })
  void anAnswerThatIsNoneIsTheProvidersFault(String fixture) {
    ProviderUnavailableException e = error(200, fixture, ProviderUnavailableException.class);
    assertThat(e.code()).isEqualTo("provider_error");
  }

  @ParameterizedTest
  @CsvSource({
    "stream-error.sse,provider_error",
    "stream-error-event.sse,context_length_exceeded",
    "stream-error-field.sse,model_not_ready",
    "stream-empty.sse,provider_error",
    "bad-gateway.html,provider_error"
  })
  void anErrorWithinAStreamIsTyped(String fixture, String code) {
    server.say(request -> Wire.stream(fixture, 60));
    assertThat(Answers.error(model, Chats.STREAMED).code()).isEqualTo(code);
  }

  @Test
  void silenceBetweenPiecesIsATimeout() {
    server.say(request -> Wire.stream("stream.sse", 64).broken(900, Wire.End.STALLED));
    try (LlamaCppChatModel hasty =
        LlamaCppChatModel.connect(settings.withTimeout(Duration.ofMillis(150)))) {
      assertThat(Answers.error(hasty, Chats.STREAMED))
          .isInstanceOf(ProviderTimeoutException.class)
          .hasMessageContaining("said nothing for 0.15 s");
    }
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() {
    try (LlamaCppChatModel absent =
        LlamaCppChatModel.connect(RemoteLlamaCppSettings.of(WireServer.nowhere(), Chats.MODEL))) {
      ParleyException e = Answers.error(absent, Chats.PLAIN);
      assertThat(e).isInstanceOf(ProviderUnavailableException.class);
      assertThat(e.code()).isEqualTo("provider_unavailable");
      assertThat(e).hasMessageContaining("can't be reached").hasMessageContaining("is it running?");
    }
  }

  private <E extends ParleyException> E error(int status, String fixture, Class<E> type) {
    server.say(request -> Wire.body(status, fixture));
    ParleyException e = Answers.error(model, Chats.PLAIN);
    assertThat(e).isInstanceOf(type);
    assertThat(e.getMessage()).doesNotContain(KEY, server.url().toString());
    return type.cast(e);
  }
}
