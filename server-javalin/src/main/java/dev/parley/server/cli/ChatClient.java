// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a Parley server over its HTTP API, and hands on the answer as it comes. */
final class ChatClient implements AutoCloseable {

  /** What is said, to which model, in which conversation. */
  record Question(String conversation, String model, String text) {}

  /** How an answer ended. */
  sealed interface Outcome {}

  /** Whole, for this reason. */
  record Answered(String reason) implements Outcome {}

  /** Because the person wanted it so. */
  record Stopped() implements Outcome {}

  /** For a reason that the message says, with what to do. */
  record Failed(String message) implements Outcome {}

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;
  private final @Nullable Secret key;
  private final Object lock = new Object();
  private @Nullable AutoCloseable running;
  private boolean cancelled;

  ChatClient(URI address, @Nullable Secret key) {
    this.address = address;
    this.key = key;
  }

  static URI resolve(URI address, String path) {
    return URI.create(address.toString().replaceFirst("/+$", "") + path);
  }

  /** Asks, and gives each piece of the answer's text to {@code show} as it comes. */
  Outcome ask(Question question, Consumer<String> show) {
    synchronized (lock) {
      cancelled = false;
    }
    CompletableFuture<HttpResponse<InputStream>> sent =
        http.sendAsync(request(question), HttpResponse.BodyHandlers.ofInputStream());
    running(() -> sent.cancel(true));
    try {
      HttpResponse<InputStream> response = sent.join();
      try (InputStream body = response.body()) {
        running(body);
        Outcome outcome =
            response.statusCode() == OK
                ? new AnswerReader(show).read(body)
                : failed(response.statusCode(), AnswerReader.errorMessage(body));
        return isCancelled() ? new Stopped() : outcome;
      }
    } catch (CancellationException e) {
      return new Stopped();
    } catch (CompletionException e) {
      return broken(e.getCause());
    } catch (IOException | UncheckedIOException e) {
      return broken(e);
    } finally {
      running(null);
    }
  }

  /** Stops the answer that is coming, if one is. */
  void cancel() {
    synchronized (lock) {
      cancelled = true;
      close(running);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest request(Question question) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(resolve(address, "/v1/chat/completions"))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(QuestionWriter.json(question)));
    if (key != null) {
      request.header("Authorization", "Bearer " + key.value());
    }
    return request.build();
  }

  private boolean isCancelled() {
    synchronized (lock) {
      return cancelled;
    }
  }

  private void running(@Nullable AutoCloseable exchange) {
    synchronized (lock) {
      running = exchange;
      if (cancelled) {
        close(exchange);
      }
    }
  }

  private static void close(@Nullable AutoCloseable exchange) {
    if (exchange == null) {
      return;
    }
    try {
      exchange.close();
    } catch (Exception e) {
      // whatever it says, nobody reads from it any more
    }
  }

  private Outcome broken(@Nullable Throwable cause) {
    if (isCancelled()) {
      return new Stopped();
    }
    if (cause instanceof ConnectException) {
      return new Failed(
          "no server answers at "
              + address
              + " any more: start it with ./parley serve, then say it again");
    }
    return new Failed("the connection to " + address + " broke (" + cause + "): say it again");
  }

  private static Outcome failed(int status, String message) {
    return switch (status) {
      case 401 ->
          new Failed("the server wants a key (" + message + "): put it into PARLEY_API_KEY");
      default -> new Failed("the server answers " + status + ": " + message);
    };
  }
}
