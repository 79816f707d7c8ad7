// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.json.wire.MalformedAnswerException;
import dev.parley.json.wire.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong with one llama-server, in Parley's words and without its key. Where it
 * listens and what its connection said are the cause's: a client has no use for either.
 */
final class Failures {
  private static final String ERROR = "provider_error";
  private static final int NOT_IMPLEMENTED = 501;
  private static final String UNAVAILABLE = "provider_unavailable";

  private final String server;
  private final @Nullable String key;
  private final Duration silence;
  private final Prompted kind;

  Failures(Endpoint endpoint, Duration silence, Prompted kind) {
    URI url = endpoint.baseUrl();
    this.server = "llama-server at " + url.getScheme() + "://" + url.getAuthority();
    this.key = endpoint.apiKey();
    this.silence = silence;
    this.kind = kind;
  }

  /** What an answer other than 2xx, or an error within a stream, means. */
  ParleyException of(Refusal refusal) {
    int status = refusal.status();
    if (LlamaWords.isOverflow(refusal)) {
      return overflow(refusal);
    }
    if (LlamaWords.isTooLarge(refusal)) {
      return InvalidRequestException.of(
          "context_length_exceeded",
          kind.field(),
          kind.field()
              + " holds a text that is too long to be read at once (llama-server said: "
              + scrubbed(refusal.error().message())
              + "): send "
              + kind.less()
              + ", or configure larger batch_tokens");
    }
    if (LlamaWords.isUnknownModel(refusal) && status < 500) {
      return new NotFoundException("model_not_found", words(refusal));
    }
    if (LlamaWords.isUnreadableInput(refusal)) {
      return new ProviderRejectedException(400, "unsupported_input", words(refusal), null);
    }
    return switch (status) {
      case 401, 403 ->
          error(
              "llama-server refused Parley's key (" + status + "): configure the one it expects",
              details(refusal));
      case 404, 405 ->
          error(
              "the provider answered "
                  + status
                  + ": it is no llama-server, or the base URL holds a path it does not have",
              details(refusal));
      case NOT_IMPLEMENTED ->
          InvalidRequestException.of("unsupported_model", "model", words(refusal));
      case 429 -> new RateLimitedException(words(refusal), refusal.retryAfter());
      case 503 ->
          new ProviderUnavailableException(
              LlamaWords.isLoading(refusal) ? "model_not_ready" : ERROR,
              words(refusal),
              details(refusal));
      default ->
          status >= 400 && status < 500
              ? rejected(refusal)
              : error(words(refusal), details(refusal));
    };
  }

  private ParleyException rejected(Refusal refusal) {
    return new ProviderRejectedException(
        refusal.status(),
        refusal.code("provider_rejected"),
        words(refusal),
        refusal.error().param());
  }

  private InvalidRequestException overflow(Refusal refusal) {
    String prompt = number(refusal, "n_prompt_tokens");
    String window = number(refusal, "n_ctx");
    return InvalidRequestException.of(
        "context_length_exceeded",
        kind.field(),
        kind.field()
            + (kind == Prompted.CHAT ? " have " : " has ")
            + prompt
            + " tokens (n_prompt_tokens), the model's window is "
            + window
            + " (n_ctx): send "
            + kind.less()
            + ", or configure a larger context_tokens");
  }

  private static String number(Refusal refusal, String field) {
    return refusal.error().extras().get(field).map(RawJson::text).orElse("too many");
  }

  /** What a broken connection means. */
  ParleyException of(IOException e, boolean sent) {
    if (e instanceof MalformedAnswerException) {
      return error("llama-server answered " + e.getMessage(), details(e));
    }
    if (e instanceof SocketTimeoutException && sent) {
      return new ProviderTimeoutException(
          "llama-server said nothing for "
              + silence.toMillis() / 1000.0
              + " s: allow it more (timeout_seconds), or ask for less",
          details(e));
    }
    if (Thread.currentThread().isInterrupted()) {
      return new ProviderUnavailableException(
          UNAVAILABLE, "the wait for the model was interrupted", details(e));
    }
    if (isUnreachable(e)) {
      return new ProviderUnavailableException(
          UNAVAILABLE, "llama-server can't be reached: is it running?", details(e));
    }
    return error("the model broke off its answer; ask again", details(e));
  }

  private static boolean isUnreachable(IOException e) {
    return e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || e instanceof UnknownHostException
        || e instanceof SocketTimeoutException;
  }

  /** For the log: which server it was, and what the connection said. */
  private IOException details(IOException e) {
    return new IOException(scrubbed(server + ": " + e), e);
  }

  private IOException details(Refusal refusal) {
    return new IOException(
        scrubbed(server + " answered " + refusal.status() + ": " + refusal.error().message()));
  }

  /** The server's own words, which may be none. */
  private String words(Refusal refusal) {
    String said = scrubbed(refusal.error().message());
    if (said.isEmpty()) {
      return "llama-server answered " + refusal.status() + " without saying why";
    }
    boolean ours =
        refusal.status() < 500
            || refusal.status() == NOT_IMPLEMENTED
            || LlamaWords.isUnreadableInput(refusal);
    return (ours ? "llama-server refused the request: " : "llama-server failed: ") + said;
  }

  /** A server that repeats the key in its error must not make us do the same. */
  private String scrubbed(String text) {
    return key == null || key.isEmpty() ? text : text.replace(key, "***");
  }

  private ProviderUnavailableException error(String message, IOException cause) {
    return new ProviderUnavailableException(ERROR, scrubbed(message), cause);
  }
}
