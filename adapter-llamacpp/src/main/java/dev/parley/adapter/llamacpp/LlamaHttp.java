// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.json.EmbeddingEncoding;
import dev.parley.json.EmbeddingJson;
import dev.parley.json.JsonObject;
import dev.parley.json.wire.AnswerShape;
import dev.parley.json.wire.EmbeddingBody;
import dev.parley.json.wire.Exchange;
import dev.parley.json.wire.MalformedAnswerException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The connections to llama-server.
 *
 * <p>Each answer has a connection of its own: llama-server closes it after a stream in any case,
 * and on a new one nothing is ever sent twice. Small calls share a few.
 */
final class LlamaHttp implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SMALL_CALL = Duration.ofSeconds(30);
  private static final Duration HEALTH = Duration.ofMillis(900);
  private static final int LARGEST_SMALL_ANSWER = 64 * 1024 * 1024;

  /** llama-server has few threads, and an idle connection keeps one of them waiting. */
  private static final int IDLE = 2;

  /** After five seconds it closes an idle connection. */
  private static final int KEEP_ALIVE_SECONDS = 4;

  private final OkHttpClient chats;
  private final OkHttpClient small;
  private final OkHttpClient health;
  private final Duration silence;
  private final Clock clock;
  private volatile boolean closed;

  /**
   * Connections of one provider.
   *
   * @param silence how long nothing may come, before the first byte and between pieces
   */
  LlamaHttp(Duration silence, Clock clock) {
    this.silence = silence;
    this.clock = clock;
    this.chats =
        new OkHttpClient.Builder()
            .connectTimeout(shorter(CONNECT, silence))
            .readTimeout(silence)
            .writeTimeout(silence)
            .connectionPool(new ConnectionPool(0, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
            .followRedirects(false)
            .addNetworkInterceptor(Sent.marking())
            .build();
    this.small =
        chats
            .newBuilder()
            .readTimeout(shorter(SMALL_CALL, silence))
            .connectionPool(new ConnectionPool(IDLE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
            .build();
    this.health = small.newBuilder().callTimeout(HEALTH).build();
  }

  /** A call for an answer, not sent yet. */
  <T> Exchange<T> answer(Endpoint endpoint, Prompted kind, byte[] body, AnswerShape<T> shape) {
    Call call = call(endpoint, kind, body);
    return new LlamaExchange<>(
        call, new Failures(endpoint, silence, kind), new Refusals(clock), shape);
  }

  /** Makes a call for embeddings and waits for all of the answer. */
  EmbeddingAnswer embed(Endpoint endpoint, EmbeddingRequest asked) {
    Failures failures = new Failures(endpoint, silence, Prompted.EMBEDDINGS);
    byte[] body = EmbeddingJson.writeRequest(asked, EmbeddingEncoding.BASE64);
    Call call = call(endpoint, Prompted.EMBEDDINGS, body);
    try (Response response = call.execute()) {
      if (!response.isSuccessful()) {
        throw failures.of(new Refusals(clock).of(response));
      }
      return EmbeddingBody.read(response.body().byteStream(), asked);
    } catch (IOException e) {
      throw failures.of(e, Sent.wasSent(call));
    }
  }

  private Call call(Endpoint endpoint, Prompted kind, byte[] body) {
    requireOpen();
    return chats.newCall(
        to(endpoint, kind.path())
            .header("Connection", "close")
            .post(RequestBody.create(body, JSON))
            .tag(Sent.class, new Sent())
            .build());
  }

  /** Makes a small call and reads its answer; without a body it is a GET. */
  <T> T ask(
      Endpoint endpoint, String path, byte @Nullable [] body, Function<JsonObject, T> reading) {
    requireOpen();
    Request.Builder request = to(endpoint, path).tag(Sent.class, new Sent());
    if (body != null) {
      request.post(RequestBody.create(body, JSON));
    }
    Failures failures = new Failures(endpoint, shorter(SMALL_CALL, silence), Prompted.CHAT);
    Call call = small.newCall(request.build());
    try (Response response = call.execute()) {
      if (!response.isSuccessful()) {
        throw failures.of(new Refusals(clock).of(response));
      }
      return read(response, reading);
    } catch (IOException e) {
      throw failures.of(e, Sent.wasSent(call));
    }
  }

  private static <T> T read(Response response, Function<JsonObject, T> reading) throws IOException {
    byte[] json = response.body().byteStream().readNBytes(LARGEST_SMALL_ANSWER);
    try {
      return reading.apply(JsonObject.parse(json));
    } catch (InvalidRequestException e) {
      throw MalformedAnswerException.json(e);
    }
  }

  /** The status of {@code /health}, within a second. */
  int health(Endpoint endpoint) throws IOException {
    try (Response response = health.newCall(to(endpoint, "/health").build()).execute()) {
      return response.code();
    }
  }

  private static Request.Builder to(Endpoint endpoint, String path) {
    Request.Builder request = new Request.Builder().url(endpoint.baseUrl() + path);
    String key = endpoint.apiKey();
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void requireOpen() {
    if (closed) {
      throw new ProviderUnavailableException(
          "provider_unavailable", "this LlamaCppChatModel was closed: make a new one");
    }
  }

  /** Ends what is under way and closes the connections. */
  @Override
  public void close() {
    closed = true;
    chats.dispatcher().cancelAll();
    chats.dispatcher().executorService().shutdown();
    small.connectionPool().evictAll();
  }
}
