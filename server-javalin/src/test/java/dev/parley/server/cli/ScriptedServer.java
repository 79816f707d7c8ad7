// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that answers chats with what a test gives it, and keeps what it was asked. */
final class ScriptedServer implements AutoCloseable {

  /** Answers one chat. */
  interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Script script = exchange -> stream(exchange, "data: [DONE]\n\n");

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/health/live", exchange -> answer(exchange, 200, "{}"));
    server.createContext("/v1/chat/completions", this::chat);
    server.createContext("/api/v1/keys", this::chat);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void script(Script next) {
    script = next;
  }

  /** The bodies of the chats, each behind its Authorization header. */
  List<String> asked() {
    return asked;
  }

  static void stream(HttpExchange exchange, String events) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(events.getBytes(UTF_8));
    exchange.close();
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }

  private void chat(HttpExchange exchange) {
    try {
      String key = exchange.getRequestHeaders().getFirst("Authorization");
      asked.add(key + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      script.answer(exchange);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
