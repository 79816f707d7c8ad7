// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.httpfunction.HttpFunctionSettings.Method;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.function.FunctionResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, and what the model is told of the answer. */
final class HttpFunctionTest {
  private static final String TOKEN = "s3cr3t-t0ken-of-the-shop";

  private LocalServer server;

  @BeforeEach
  void start() throws IOException {
    server = LocalServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void argumentsOfAGetAreParametersAndPartsOfThePath() {
    Calls.get(server.url("/orders/{id}?lang={lang}"))
        .run(
            "{\"id\":\"A/1 ?#\",\"lang\":\"de&x=1\",\"tags\":[\"a b\",2],\"n\":null,\"f\":true,"
                + "\"o\":{\"k\":1}}");
    assertThat(lastLine())
        .isEqualTo(
            "GET /orders/A%2F1%20%3F%23?lang=de%26x%3D1&tags=a%20b&tags=2&f=true"
                + "&o=%7B%22k%22%3A1%7D HTTP/1.1");
  }

  @Test
  void argumentsOfAPostAreItsBodyWithoutThoseOfThePath() {
    Calls.post(server.url("/orders/{id}")).run("{\"id\":7,\"count\":2,\"note\":\"\u00e9\"}");
    LocalServer.Received sent = server.received().getLast();
    assertThat(sent.line()).isEqualTo("POST /orders/7 HTTP/1.1");
    assertThat(sent.body()).isEqualTo("{\"count\":2,\"note\":\"\u00e9\"}");
    assertThat(sent.header("Content-Type")).startsWith("application/json");
    assertThat(sent.header("Idempotency-Key")).isEmpty();
  }

  @Test
  void aDeleteWithoutFurtherArgumentsHasNoBody() {
    Calls.get(server.url("/orders/{id}")).with(Method.DELETE).run("{\"id\":7}");
    assertThat(lastLine()).isEqualTo("DELETE /orders/7 HTTP/1.1");
    assertThat(server.received().getLast().body()).isEmpty();
  }

  @Test
  void aPlaceWithoutAnArgumentSendsNothing() {
    assertThat(Calls.get(server.url("/orders/{id}")).run("{\"id\":null}"))
        .isEqualTo(FunctionResult.failed("arguments.id is missing: the address needs it"));
    assertThat(server.received()).isEmpty();
  }

  @Test
  void anotherStatusIsAFailureWithTheBeginningOfTheAnswer() {
    server.handle(
        (request, client) -> client.answer(404, "text/plain", "no such order " + "x".repeat(900)));
    FunctionResult result = Calls.get(server.url("/")).run("{}");
    assertThat(result.ok()).isFalse();
    assertThat(result.text())
        .startsWith("127.0.0.1:" + server.port() + " answered with the status 404: no such order x")
        .endsWith("…")
        .hasSizeLessThan(600);
  }

  @Test
  void typesThatAreNoTextAreRefusedUnread() {
    server.handle((request, client) -> client.answer(200, "image/png", "PNG"));
    assertThat(Calls.get(server.url("/")).run("{}").text())
        .endsWith(" answered with image/png, which is no text, JSON or XML");
    for (String type :
        List.of(
            "application/problem+json", "application/xml", "text/csv", "application/atom+xml")) {
      server.handle((request, client) -> client.answer(200, type, "fine"));
      assertThat(Calls.get(server.url("/")).run("{}")).isEqualTo(FunctionResult.of("fine"));
    }
    server.handle((request, client) -> client.begin(204));
    assertThat(Calls.get(server.url("/")).run("{}")).isEqualTo(FunctionResult.of(""));
  }

  @Test
  void theCharacterSetIsTheOneThatTheTypeNames() {
    server.handle(
        (request, client) -> {
          client.begin(200, "Content-Type: text/plain; charset=iso-8859-1", "Content-Length: 1");
          client.write(new byte[] {(byte) 0xe9});
        });
    assertThat(Calls.get(server.url("/")).run("{}")).isEqualTo(FunctionResult.of("\u00e9"));
  }

  @Test
  void secretsAreSentAndNeverToldToAnybody() {
    server.handle(
        (request, client) ->
            client.answer(
                request.line().contains("bad") ? 500 : 200,
                "text/plain",
                "you sent " + request.header("Authorization")));
    Calls calls = Calls.get(server.url("/{p}")).with(Map.of("Authorization", "Bearer " + TOKEN));
    assertThat(calls.run("{\"p\":\"good\"}")).isEqualTo(FunctionResult.of("you sent ***"));
    assertThat(calls.run("{\"p\":\"bad\"}").text()).endsWith(": you sent ***");
    assertThat(server.received().getLast().header("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(calls.settings().toString()).doesNotContain(TOKEN);
    assertThatThrownBy(() -> calls.with(Map.of("X-Key", TOKEN + "\n")).settings())
        .hasMessageContaining("X-Key")
        .hasMessageNotContaining(TOKEN);
  }

  @Test
  void headersThatTheCallSetsItselfAreRefused() {
    for (String name : List.of("Host", "content-length", "Transfer-Encoding", "Idempotency-Key")) {
      assertThatThrownBy(() -> Calls.get("http://x.example/").with(Map.of(name, "1")).settings())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
  }

  @Test
  void aHugeAnswerIsReadAsFarAsItIsOfUse() {
    server.handle(
        (request, client) -> {
          client.begin(200, "Content-Type: text/plain");
          byte[] block = "0123456789".repeat(1000).getBytes(StandardCharsets.UTF_8);
          while (client.isThere()) {
            client.write(block); // until the client has enough
          }
        });
    FunctionResult result = Calls.get(server.url("/")).run("{}");
    assertThat(result.ok()).isTrue();
    assertThat(result.text())
        .hasSizeBetween(Calls.LONGEST_RESULT + 1, 4 * Calls.LONGEST_RESULT + 4);
  }

  @Test
  void aBombOfGzipIsInflatedAsFarAsItIsOfUse() throws IOException {
    byte[] bomb = bomb();
    server.handle(
        (request, client) -> {
          client.begin(
              200,
              "Content-Type: application/json",
              "Content-Encoding: gzip",
              "Content-Length: " + bomb.length);
          client.write(bomb);
        });
    FunctionResult result = Calls.get(server.url("/")).run("{}");
    assertThat(result.text()).hasSize(4 * Calls.LONGEST_RESULT + 4);
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aSlowDripEndsWithTheFunctionsTime() {
    server.handle(
        (request, client) -> {
          client.begin(200, "Content-Type: text/plain");
          while (client.isThere()) {
            client.write(new byte[] {'.'});
          }
        });
    FunctionResult result = Calls.get(server.url("/")).with(Duration.ofMillis(300)).run("{}");
    assertThat(result)
        .isEqualTo(
            FunctionResult.failed(
                "127.0.0.1:" + server.port() + " did not answer within 0.3 seconds"));
  }

  @Test
  void aServerThatIsNotThereOrBreaksOffIsAFailure() throws IOException {
    server.handle((request, client) -> client.begin(200, "Content-Length: 10"));
    assertThat(Calls.get(server.url("/")).run("{}").text())
        .endsWith(" broke off before its answer was complete");
    LocalServer gone = LocalServer.start();
    gone.close();
    assertThat(Calls.get(gone.url("/")).run("{}"))
        .isEqualTo(FunctionResult.failed("127.0.0.1:" + gone.port() + " can't be reached"));
  }

  @Test
  void whatHasSideEffectsIsNeverSentAgainByItself() {
    server.handle((request, client) -> client.begin(503, "Retry-After: 0", "Content-Length: 0"));
    assertThat(changing(server.url("/")).run(Calls.call("{}")).ok()).isFalse();
    assertThat(server.received()).hasSize(1);
    assertThat(server.received().getFirst().header("Idempotency-Key")).isEqualTo("key-1");
  }

  @Test
  void whatMayHaveTakenEffectIsThrownAndNotAFailedResult() throws IOException {
    for (LocalServer.Handler unclear :
        List.<LocalServer.Handler>of(
            (request, client) -> client.begin(200, "Content-Length: 10"),
            (request, client) -> client.answer(504, "text/plain", "too late"),
            (request, client) -> client.redirect(303, "http://169.254.169.254/"))) {
      server.handle(unclear);
      assertThatThrownBy(() -> changing(server.url("/")).run(Calls.call("{}")))
          .isInstanceOfSatisfying(
              ProviderUnavailableException.class,
              e -> assertThat(e.code()).isEqualTo("function_outcome_unknown"));
    }
    LocalServer gone = LocalServer.start();
    gone.close();
    assertThat(changing(gone.url("/")).run(Calls.call("{}")).text()).endsWith("can't be reached");
  }

  private static HttpFunction changing(String url) {
    HttpFunctionSettings plain = Calls.post(url).settings();
    return HttpFunction.of(
        new HttpFunctionSettings(
            plain.function().withSideEffects(),
            plain.method(),
            plain.url(),
            plain.headers(),
            plain.allowedHosts(),
            null));
  }

  private String lastLine() {
    return server.received().getLast().line();
  }
}
