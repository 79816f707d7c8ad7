// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.ServerFunction;
import dev.parley.json.JsonObject;
import dev.parley.port.FunctionHandler;
import dev.parley.testkit.Await;
import dev.parley.testkit.FunctionUnderTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A function over a real server in this process, which keeps what it did under its key. */
final class HttpFunctionUnderTest implements FunctionUnderTest {
  private final LocalServer server = LocalServer.start().handle(this::handle);
  private final Map<String, String> done = new ConcurrentHashMap<>();
  private final AtomicInteger stalled = new AtomicInteger();
  private final HttpFunction function;
  private volatile boolean stalls;
  private volatile boolean fails;
  private volatile @Nullable String answer;

  HttpFunctionUnderTest() throws IOException {
    function =
        HttpFunction.of(
            new HttpFunctionSettings(
                ServerFunction.of(
                        "echo",
                        "Says it again",
                        new RawJson(
                            "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}}}"))
                    .withSideEffects()
                    .withTimeout(Await.LONGEST.plus(Await.LONGEST)),
                HttpFunctionSettings.Method.POST,
                server.url("/echo"),
                Map.of(),
                List.of(),
                server.url("/status/{idempotency_key}")));
  }

  private void handle(LocalServer.Received request, LocalServer.Client client) throws IOException {
    if (request.line().startsWith("GET /status/")) {
      String text = done.get(request.header("Idempotency-Key"));
      client.answer(text == null ? 404 : 200, "text/plain", text == null ? "" : text);
      return;
    }
    if (stalls) {
      stalled.incrementAndGet();
      while (stalls) {
        if (!client.isThere()) {
          return;
        }
      }
    }
    if (fails) {
      client.answer(409, "application/json", "{\"error\":\"sold out\"}");
      return;
    }
    String given = answer;
    String text = given == null ? text(request) : given;
    done.put(request.header("Idempotency-Key"), text);
    client.answer(200, "text/plain; charset=utf-8", text);
  }

  private static String text(LocalServer.Received request) {
    return JsonObject.parse(request.body()).requiredString("text");
  }

  @Override
  public FunctionHandler handler() {
    return function;
  }

  @Override
  public void answer(String text) {
    answer = text;
  }

  @Override
  public void fail() {
    fails = true;
  }

  @Override
  public void stall() {
    stalls = true;
  }

  @Override
  public void awaitStalled(int calls) {
    Await.until(calls + " calls wait", () -> stalled.get() == calls);
  }

  @Override
  public void recover() {
    fails = false;
    answer = null;
    stalls = false;
  }

  @Override
  public List<Seen> seen() {
    return server.received().stream()
        .filter(each -> each.line().startsWith("POST "))
        .map(each -> new Seen(text(each), each.header("Idempotency-Key")))
        .toList();
  }

  @Override
  public int working() {
    return server.working();
  }

  @Override
  public boolean tellsStatus() {
    return true;
  }

  @Override
  public void close() {
    recover();
    server.close();
  }
}
