// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.QuotaExceededException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.port.Dependency.Status;
import dev.parley.testkit.Answers;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a provider's errors; its key is in none. */
final class WireErrorsTest {
  private static final String KEY = "sk-s3cr3t-key-0001";

  private final WireServer server = new WireServer(request -> Wire.silence());
  private final OpenAiProviderSettings settings =
      OpenAiProviderSettings.of(URI.create(server.url() + "/v1"), KEY);
  private final OpenAiProvider provider = OpenAiProvider.connect(settings);

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400,rejected.json,decimal_above_max_value,temperature",
    "422,rejected.json,decimal_above_max_value,temperature",
    "400,too-long.json,context_length_exceeded,messages"
  })
  void aRequestThatWasWrongKeepsTheProvidersWords(
      int status, String fixture, String code, String field) {
    ProviderRejectedException e = error(status, fixture, ProviderRejectedException.class);
    assertThat(e.code()).isEqualTo(code);
    assertThat(e.field()).isEqualTo(field);
    assertThat(e).hasMessageContaining("provider openai refused the request: ");
  }

  @ParameterizedTest
  @CsvSource({"401,unauthorized.json", "403,forbidden.json"})
  void aKeyThatIsRefusedIsNotTheClientsFault(int status, String fixture) {
    ProviderRejectedException e = error(status, fixture, ProviderRejectedException.class);
    assertThat(e.isOfOurKey()).isTrue();
    assertThat(e).hasMessageContaining("(" + status + ")");
    assertThat(e.getMessage()).doesNotContain("s3cr3");
  }

  @Test
  void anUnknownModelIsNotFound() {
    assertThat(error(404, "unknown-model.json", NotFoundException.class).code())
        .isEqualTo("model_not_found");
  }

  @Test
  void anAddressWithoutTheCallIsTheProvidersFault() {
    assertThat(error(404, "not-found.json", ProviderUnavailableException.class))
        .hasMessageContaining("base URL");
  }

  @Test
  void aRateLimitSaysHowLongToWait() {
    server.say(request -> Wire.body(429, "rate-limit.json", "Retry-After: 7"));
    RateLimitedException e = (RateLimitedException) Answers.error(provider, Chats.PLAIN);
    assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(e.getMessage()).contains("Rate limit reached for ***");
  }

  @Test
  void moneyThatIsUsedUpIsAQuota() {
    assertThat(error(429, "quota.json", QuotaExceededException.class))
        .hasMessageContaining("exceeded your current quota");
  }

  @ParameterizedTest
  @CsvSource({
    "500,server-error.json,The server had an error",
    "502,bad-gateway.html,without saying why",
    "503,server-error.json,(503)",
    "302,bad-gateway.html,answered 302"
  })
  void aProvidersOwnFailureMayPass(int status, String fixture, String words) {
    ProviderUnavailableException e = error(status, fixture, ProviderUnavailableException.class);
    assertThat(e.code()).isEqualTo("provider_error");
    assertThat(e).hasMessageContaining(words);
    assertThat(provider.state().status()).isEqualTo(Status.DOWN);
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
    assertThat(error(200, fixture, ProviderUnavailableException.class).code())
        .isEqualTo("provider_error");
  }

  @ParameterizedTest
  @CsvSource({
    "stream-error-after-200.sse,provider_error",
    "stream-limit-after-200.sse,rate_limit_exceeded",
    "stream-cut.sse,provider_error",
    "stream-only-usage.sse,provider_error",
    "stream-broken.sse,provider_error",
    "bad-gateway.html,provider_error"
  })
  void anErrorWithinAStreamIsTyped(String fixture, String code) {
    server.say(request -> Wire.stream(fixture, 60));
    ParleyException e = Answers.error(provider, Chats.STREAMED);
    assertThat(e.code()).isEqualTo(code);
    assertThat(e.getMessage()).doesNotContain("s3cr3t");
  }

  @Test
  void silenceBetweenPiecesIsATimeout() {
    server.say(request -> Wire.stream("stream.sse", 64).broken(900, Wire.End.STALLED));
    try (OpenAiProvider hasty =
        OpenAiProvider.connect(settings.withTimeout(Duration.ofMillis(150)))) {
      assertThat(Answers.error(hasty, Chats.STREAMED))
          .isInstanceOf(ProviderTimeoutException.class)
          .hasMessageContaining("said nothing for 0.15 s");
    }
  }

  @Test
  void aProviderThatIsNotThereIsUnavailable() {
    OpenAiProviderSettings nowhere = OpenAiProviderSettings.of(WireServer.nowhere(), KEY);
    try (OpenAiProvider absent = OpenAiProvider.connect(nowhere)) {
      ParleyException e = Answers.error(absent, Chats.PLAIN);
      assertThat(e).isInstanceOf(ProviderUnavailableException.class);
      assertThat(e.code()).isEqualTo("provider_unavailable");
      assertThat(e).hasMessageContaining("can't be reached");
      assertThat(absent.state().status()).isEqualTo(Status.DOWN);
    }
  }

  private <E extends ParleyException> E error(int status, String fixture, Class<E> type) {
    server.say(request -> Wire.body(status, fixture));
    ParleyException e = Answers.error(provider, Chats.PLAIN);
    assertThat(e).isInstanceOf(type);
    assertThat(e.getMessage()).doesNotContain(KEY, server.url().toString());
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause.getMessage())).doesNotContain(KEY);
    }
    return type.cast(e);
  }
}
