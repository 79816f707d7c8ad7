// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.Audience;
import dev.parley.domain.function.Confirm;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.function.Functions;
import dev.parley.engine.idempotency.Idempotency;
import dev.parley.engine.key.Gatekeeper;
import dev.parley.engine.key.KeyShelf;
import dev.parley.json.KeyJson;
import dev.parley.json.function.JsonArguments;
import dev.parley.port.FunctionHandler;
import dev.parley.server.http.mcp.McpEndpoints;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.ScriptedFunction;
import dev.parley.testkit.SteppedClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A server with nothing but {@code /mcp}, over functions that tests can play. */
final class McpServer implements AutoCloseable {
  private static final String TEXT =
      "{\"type\":\"object\",\"required\":[\"text\"],\"properties\":{\"text\":{\"type\":\"string\"}}}";

  final ScriptedFunction simple = new ScriptedFunction("test_simple_text");
  final ScriptedFunction failing = new ScriptedFunction("test_error_handling");
  final ScriptedFunction strict =
      new ScriptedFunction(ServerFunction.of("strict", "Wants a text", new RawJson(TEXT)));
  final ScriptedFunction booking =
      new ScriptedFunction(
          ServerFunction.of("book", "Books", new RawJson(TEXT))
              .withSideEffects()
              .withConfirm(Confirm.ASK));
  final ScriptedFunction foreign =
      new ScriptedFunction(
          ServerFunction.of("foreign", "Another's", new RawJson(TEXT))
              .withAudience(new Audience(Set.of(new Owner("somebody-else")))));
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  McpServer(ServerFunction more) {
    simple.answer("This is a simple text response for testing.");
    failing.answer(call -> FunctionResult.failed("This tool intentionally returns an error"));
    List<FunctionHandler> all =
        List.of(simple, failing, strict, booking, foreign, new ScriptedFunction(more));
    SteppedClock clock = SteppedClock.create();
    InMemoryRecordStore records = new InMemoryRecordStore(clock, new Faults());
    AtomicInteger number = new AtomicInteger();
    Supplier<String> ids = () -> "n" + number.incrementAndGet();
    TurnSettings turns =
        new TurnSettings(
            Duration.ofMillis(50),
            TurnSettings.DEFAULT_LEASE,
            "test",
            TurnSettings.Sharing.EXCLUSIVE);
    KeyShelf shelf = new KeyShelf(records, KeyJson::write, KeyJson::read, clock);
    HttpSettings settings = HttpSettings.of("127.0.0.1", 0, 1 << 20, Duration.ofSeconds(10));
    server =
        HttpServer.start(
            settings,
            new Entrance(
                new Door(new Gatekeeper(shelf, null, clock)),
                ids,
                new Idempotency(records, turns, clock, ids)),
            List.of(
                new McpEndpoints(
                    new Functions(List.of(() -> all)), new JsonArguments(), settings, clock, ids)));
  }

  URI address() {
    return URI.create("http://localhost:" + server.port() + "/mcp");
  }

  HttpResponse<String> post(String json, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get() throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address()).header("Accept", "text/event-stream").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
  }
}
