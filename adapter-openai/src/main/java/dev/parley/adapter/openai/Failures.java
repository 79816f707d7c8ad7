// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.QuotaExceededException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.json.ProviderError;
import dev.parley.json.wire.MalformedAnswerException;
import dev.parley.json.wire.Refusal;
import dev.parley.json.wire.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong with one provider, in Parley's words and without its key. Where it listens
 * and what its connection said are the cause's: a client has no use for either.
 */
final class Failures {
  private static final String ERROR = "provider_error";
  private static final String UNAVAILABLE = "provider_unavailable";
  private static final int LARGEST = 64 * 1024;
  private static final byte[] NOTHING = {};

  /** Keys as OpenAI repeats them in its errors, whole or with stars in the middle. */
  private static final Pattern KEY_LIKE = Pattern.compile("\\b(sk|pk|rk)-[A-Za-z0-9_*.-]{4,}");

  private final OpenAiProviderSettings settings;
  private final Clock clock;

  Failures(OpenAiProviderSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Reads what came in place of an answer. */
  Refusal refusal(ApacheResponse response) {
    return new Refusal(
        response.statusCode(),
        ProviderError.read(words(response)),
        RetryAfter.of(response.header("Retry-After"), clock));
  }

  /** The body, unless it is a page made for browsers: what stands between us and the provider. */
  private static byte[] words(ApacheResponse response) {
    String type = response.header("Content-Type");
    if (type != null && type.toLowerCase(Locale.ROOT).contains("html")) {
      return NOTHING;
    }
    try {
      return response.body().readNBytes(LARGEST);
    } catch (IOException e) {
      return NOTHING; // the status says enough
    }
  }

  /** What an answer other than 2xx, or an error within a stream, means. */
  ParleyException of(Refusal refusal) {
    int status = refusal.status();
    return switch (status) {
      case 401, 403 -> new ProviderRejectedException(status, ERROR, refusedKey(refusal), null);
      case 404 -> missing(refusal);
      case 429 ->
          "insufficient_quota".equals(refusal.code(ERROR))
              ? new QuotaExceededException(words(refusal))
              : new RateLimitedException(words(refusal), refusal.retryAfter());
      default ->
          status >= 400 && status < 500
              ? new ProviderRejectedException(
                  status,
                  refusal.code("provider_rejected"),
                  words(refusal),
                  refusal.error().param())
              : error(words(refusal), details(refusal));
    };
  }

  private String refusedKey(Refusal refusal) {
    String said = scrubbed(refusal.error().message());
    return "provider "
        + settings.name()
        + " refused Parley's key or what it may do ("
        + refusal.status()
        + "): configure another one"
        + (said.isEmpty() ? "" : "; it said: " + said);
  }

  /** A page that is not there, or a base URL that leads elsewhere, is no model's absence. */
  private ParleyException missing(Refusal refusal) {
    String said = refusal.error().message();
    return said.toLowerCase(Locale.ROOT).contains("model")
        ? new NotFoundException("model_not_found", words(refusal))
        : error(
            "provider "
                + settings.name()
                + " answered 404: its base URL leads to no OpenAI API (most end in /v1)",
            details(refusal));
  }

  /** What a broken connection means. */
  ParleyException of(IOException e) {
    String provider = "provider " + settings.name();
    if (e instanceof MalformedAnswerException) {
      return error(provider + " answered " + e.getMessage(), details(e));
    }
    if (isUnreachable(e)) {
      return unavailable(provider + " can't be reached: check its base URL and the network", e);
    }
    if (e instanceof SocketTimeoutException) {
      return new ProviderTimeoutException(
          provider
              + " said nothing for "
              + settings.timeout().toMillis() / 1000.0
              + " s: allow it more (timeout_seconds), or ask for less",
          details(e));
    }
    if (Thread.currentThread().isInterrupted()) {
      return unavailable("the wait for the model was interrupted", e);
    }
    if (e instanceof SSLException) {
      return unavailable(provider + " can't be trusted: its TLS certificate was refused", e);
    }
    return error(provider + " broke off its answer; ask again", details(e));
  }

  private static boolean isUnreachable(IOException e) {
    return e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || e instanceof UnknownHostException
        || e instanceof ConnectTimeoutException;
  }

  private String words(Refusal refusal) {
    String said = scrubbed(refusal.error().message());
    String provider = "provider " + settings.name();
    if (said.isEmpty()) {
      return provider + " answered " + refusal.status() + " without saying why";
    }
    return refusal.status() < 500
        ? provider + " refused the request: " + said
        : provider + " failed (" + refusal.status() + "): " + said;
  }

  private IOException details(IOException e) {
    return new IOException(scrubbed(settings.baseUrl() + ": " + e));
  }

  private IOException details(Refusal refusal) {
    return new IOException(
        scrubbed(
            settings.baseUrl()
                + " answered "
                + refusal.status()
                + ": "
                + refusal.error().message()));
  }

  /** A server that repeats the key in its error must not make us do the same. */
  private String scrubbed(@Nullable String text) {
    String said = text == null ? "" : text;
    String key = settings.apiKey();
    String without = key == null ? said : said.replace(key, "***");
    return KEY_LIKE.matcher(without).replaceAll("***");
  }

  private ProviderUnavailableException unavailable(String message, IOException e) {
    return new ProviderUnavailableException(UNAVAILABLE, message, details(e));
  }

  private ProviderUnavailableException error(String message, IOException cause) {
    return new ProviderUnavailableException(ERROR, scrubbed(message), cause);
  }
}
