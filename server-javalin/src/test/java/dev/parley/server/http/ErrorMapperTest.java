// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.ContentRefusedException;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.PermissionDeniedException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.QuotaExceededException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.error.UnauthenticatedException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ErrorMapperTest {
  private static final String WRONG = "invalid_request_error";
  private static final String PROVIDER = "provider_error";

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments(new InvalidRequestException("n", 0, "give more"), 400, WRONG),
        arguments(new ContentRefusedException("no"), 400, WRONG),
        arguments(new UnauthenticatedException("who"), 401, "authentication_error"),
        arguments(new PermissionDeniedException("x", "no"), 403, "permission_error"),
        arguments(new NotFoundException("x", "none"), 404, "not_found_error"),
        arguments(new ConflictException("x", "late"), 409, "conflict_error"),
        arguments(new RateLimitedException("slow", Duration.ZERO), 429, "rate_limit_error"),
        arguments(new QuotaExceededException("spent"), 429, "insufficient_quota"),
        arguments(rejected(400), 400, WRONG),
        arguments(rejected(422), 400, WRONG),
        arguments(rejected(401), 502, PROVIDER),
        arguments(rejected(403), 502, PROVIDER),
        arguments(rejected(404), 404, "not_found_error"),
        arguments(rejected(500), 502, PROVIDER),
        arguments(new ProviderUnavailableException("provider_error", "x"), 502, PROVIDER),
        arguments(
            new ProviderUnavailableException("model_not_ready", "x"), 503, "overloaded_error"),
        arguments(new ProviderTimeoutException("x"), 504, "timeout_error"),
        arguments(new OverloadedException("x"), 503, "overloaded_error"),
        arguments(new StorageUnavailableException("x"), 503, "overloaded_error"));
  }

  private static ParleyException rejected(int status) {
    return new ProviderRejectedException(status, "their_code", "their words", "their_field");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorHasItsStatusAndType(ParleyException error, int status, String type) {
    HttpError answer = ErrorMapper.map(error, "req_1");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo(type);
    assertThat(answer.message()).isEqualTo(error.getMessage());
    assertThat(answer.code()).isEqualTo(error.code());
  }

  @Test
  void everyKindOfErrorIsCovered() {
    Set<Object> covered =
        errors().map(row -> Objects.requireNonNull(row.get()[0]).getClass()).collect(toSet());
    assertThat(covered).isEqualTo(Set.of(ParleyException.class.getPermittedSubclasses()));
  }

  @Test
  void whatTheProviderSaysOfTheRequestIsPassedOn() {
    HttpError answer = ErrorMapper.map(rejected(400), "req_1");
    assertThat(answer.param()).isEqualTo("their_field");
    assertThat(answer.code()).isEqualTo("their_code");
  }

  @Test
  void pauseIsRoundedUpToWholeSeconds() {
    var limited = new RateLimitedException("slow", Duration.ofMillis(1001));
    assertThat(ErrorMapper.map(limited, "req_1").retryAfterSeconds()).isEqualTo("2");
  }

  @Test
  void anythingElseIsABugAndSaysNothing() {
    HttpError answer = ErrorMapper.map(new IllegalStateException("secret"), "req_7");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.message()).contains("req_7").doesNotContain("secret");
  }
}
