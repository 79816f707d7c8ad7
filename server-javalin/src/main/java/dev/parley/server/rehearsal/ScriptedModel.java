// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Plays a model's server in this process: any chat gets the same answer, streamed or at once as it
 * was asked for, in OpenAI's form, and the small questions of llama-server get one that fits.
 */
final class ScriptedModel implements AutoCloseable {
  private static final String CHUNK =
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
          + "\"model\":\"scripted\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}";
  private static final String PLAIN =
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"scripted\","
          + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Good"
          + " morning.\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,"
          + "\"completion_tokens\":3,\"total_tokens\":12}}";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ScriptedModel(HttpServer server) {
    this.server = server;
  }

  /** Listens on a free port of this machine alone. */
  static ScriptedModel start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScriptedModel model = new ScriptedModel(server);
    server.createContext("/", ScriptedModel::answer);
    server.setExecutor(model.threads);
    server.start();
    return model;
  }

  /** Where it listens. */
  URI address() {
    InetSocketAddress bound = server.getAddress();
    return URI.create("http://127.0.0.1:" + bound.getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    switch (exchange.getRequestURI().getPath()) {
      case "/v1/chat/completions" -> {
        if (asked.replace(" ", "").contains("\"stream\":true")) {
          stream(exchange);
        } else {
          json(exchange, PLAIN);
        }
      }
      case "/props" -> json(exchange, "{\"default_generation_settings\":{\"n_ctx\":4096}}");
      case "/apply-template" -> json(exchange, "{\"prompt\":\"parleyfirst parleysecond x\"}");
      case "/tokenize" -> json(exchange, "{\"tokens\":[1,2,3]}");
      default -> json(exchange, "{\"status\":\"ok\"}");
    }
  }

  private static void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      event(body, CHUNK.formatted("{\"role\":\"assistant\",\"content\":\"Good\"}", "null"));
      event(body, CHUNK.formatted("{\"content\":\" morning\"}", "null"));
      event(body, CHUNK.formatted("{\"content\":\".\"}", "null"));
      event(body, CHUNK.formatted("{}", "\"stop\""));
      event(body, "[DONE]");
    }
  }

  private static void event(OutputStream body, String data) throws IOException {
    body.write(("data: " + data + "\n\n").getBytes(UTF_8));
    body.flush();
  }

  private static void json(HttpExchange exchange, String document) throws IOException {
    byte[] bytes = document.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
