// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The server that a chat talks to, and that it may have started itself. */
final class ChatServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final URI address;
  private final @Nullable ServerHandle started;

  private ChatServer(URI address, @Nullable ServerHandle started) {
    this.address = address;
    this.started = started;
  }

  /** The server that someone named. */
  static ChatServer at(URI address) throws CommandException {
    if (status(address).isEmpty()) {
      throw new CommandException(
          "no server answers at " + address + ": start it with ./parley serve, or mend --url");
    }
    return new ChatServer(address, null);
  }

  /**
   * The server of this machine: the one that has the data folder, else one at the configured port,
   * else one that is started.
   */
  static ChatServer ensure(Settings settings, ServerStarter starter, Terminal terminal)
      throws CommandException {
    Optional<URI> running = starter.running(settings).filter(ChatServer::answers);
    if (running.isPresent()) {
      return new ChatServer(running.get(), null);
    }
    int port = settings.server().port();
    URI usual = settings.server().reachableAt(port);
    OptionalInt status = port == 0 ? OptionalInt.empty() : status(usual);
    if (status.isEmpty()) {
      ServerHandle handle = starter.start(settings, terminal);
      return new ChatServer(handle.address(), handle);
    }
    if (status.getAsInt() != OK) {
      throw new CommandException(
          "something else than Parley answers at "
              + usual
              + " (its /health/live says "
              + status.getAsInt()
              + "): stop it, or set server.port to another port");
    }
    return new ChatServer(usual, null);
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }

  static boolean answers(URI address) {
    try {
      return status(address).orElse(0) == OK;
    } catch (CommandException e) {
      return false; // it ended, and something else took its port
    }
  }

  /** What the server's health page answers; nothing where nobody listens. */
  private static OptionalInt status(URI address) throws CommandException {
    HttpRequest request =
        HttpRequest.newBuilder(ChatClient.resolve(address, "/health/live"))
            .timeout(PATIENCE)
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return OptionalInt.of(
          http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (ConnectException e) {
      return OptionalInt.empty();
    } catch (IOException e) {
      throw new CommandException(
          "what listens at "
              + address
              + " does not answer as Parley does: stop it, or name another",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while looking for a server at " + address, e);
    }
  }
}
