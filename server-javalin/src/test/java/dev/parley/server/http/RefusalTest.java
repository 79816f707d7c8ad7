// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused as HTTP, by us or by Jetty: always JSON, always with a request id. */
final class RefusalTest {
  private static final Edge EDGE = Edge.start();
  private static final String HEAD =
      "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  private static String say(String request) throws Exception {
    try (Wire wire = EDGE.wire()) {
      return checked(wire.send(request).readAnswer());
    }
  }

  private static String checked(String answer) {
    assertThat(answer).containsIgnoringCase("X-Request-Id: ").contains("application/json");
    JsonObject error = Said.error(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(error.fields()).containsOnlyKeys("message", "type", "param", "code");
    assertThat(error.requiredString("type")).isEqualTo("invalid_request_error");
    return answer;
  }

  @Test
  void longAddressIs414() throws Exception {
    String path = "/" + "x".repeat(HttpServer.HEADER_BYTES);
    assertThat(say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("uri_too_long");
  }

  @Test
  void manyHeadersAre431() throws Exception {
    String bomb = "X-A: b\r\n".repeat(HttpServer.HEADER_BYTES / 8);
    assertThat(say("GET / HTTP/1.1\r\nHost: localhost\r\n" + bomb + "\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("headers_too_large");
  }

  @Test
  void whatIsNoHttpIs400() throws Exception {
    assertThat(say("\u0001\u0002 hello\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("bad_request");
  }

  @Test
  void missingHostIs400() throws Exception {
    assertThat(say("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void versionOfTheFutureIs505() throws Exception {
    assertThat(say("GET / HTTP/7.0\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 505");
  }

  @Test
  void bodyThatIsSaidToBeTooLargeIs413BeforeItIsSent() throws Exception {
    assertThat(say(HEAD + "Expect: 100-continue\r\nContent-Length: 52428800\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("server.max_body_mb (1)");
  }

  @Test
  void clientThatSends50MegabytesIsToldWhyItIsRefused() throws Exception {
    var response =
        EDGE.send(
            HttpRequest.newBuilder(EDGE.uri("/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[50 << 20])));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(Said.error(response).requiredString("code")).isEqualTo("body_too_large");
  }

  @Test
  void bodyInChunksIsCountedToo() throws Exception {
    try (Wire wire = EDGE.wire()) {
      wire.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      byte[] chunk =
          ("40000\r\n" + " ".repeat(0x40000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 5; i++) {
        wire.send(chunk);
      }
      wire.send("0\r\n\r\n");
      assertThat(checked(wire.readAnswer())).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void slowBodyIs408() throws Exception {
    try (Edge impatient = Edge.impatient();
        Wire wire = impatient.wire()) {
      wire.send(HEAD + "Content-Length: 100\r\n\r\n{");
      assertThat(checked(wire.readAnswer())).startsWith("HTTP/1.1 408").contains("request_timeout");
    }
  }

  @Test
  void trickleOfABodyIs408() throws Exception {
    try (Edge impatient = Edge.impatient();
        Wire wire = impatient.wire();
        Trickle trickle = Trickle.into(wire, HEAD + "Content-Length: 100000\r\n\r\n")) {
      assertThat(trickle).isNotNull();
      assertThat(checked(wire.readAnswer())).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void otherTypesOfBodiesAre415() throws Exception {
    var response =
        EDGE.send(
            HttpRequest.newBuilder(EDGE.uri("/v1/chat/completions"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString("--x--")));
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(Said.error(response).requiredString("message")).contains("application/json");
  }

  @Test
  void compressedBodyIs415() throws Exception {
    var response = EDGE.post("/v1/chat/completions", "{}", "Content-Encoding", "gzip");
    assertThat(response.statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completion, /v1/chat/completions",
    "/chat/completions, /v1/chat/completions",
    "/v1/v1/models, /v1/models",
    "/helth/live, /health/live",
  })
  void unknownPathIs404WithTheOneThatWasMeant(String path, String meant) throws Exception {
    var response = EDGE.get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Said.error(response).requiredString("type")).isEqualTo("not_found_error");
    assertThat(Said.error(response).requiredString("message")).contains("did you mean " + meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/responses/r1", "/v1/files", "/api/v1/characters"})
  void callThatIsToComeIs404AndSaysSo(String path) throws Exception {
    var response = EDGE.post(path, "{}");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Said.error(response).requiredString("message"))
        .startsWith(path + " is not there yet: this version of Parley does not have it");
  }

  @Test
  void wrongMethodIs405WithThoseThatAreRight() throws Exception {
    var response = EDGE.delete("/v1/chat/completions");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).hasValue("POST");
    assertThat(Said.error(response).requiredString("message")).contains("use POST");
  }

  @Test
  void saneRequestIdIsEchoed() throws Exception {
    var response =
        EDGE.send(HttpRequest.newBuilder(EDGE.uri("/nope")).header("X-Request-Id", "my-Id_1.2"));
    assertThat(response.headers().allValues("x-request-id")).containsExactly("my-Id_1.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "sem;i", "<b>"})
  void otherRequestIdIsReplaced(String id) throws Exception {
    var response =
        EDGE.send(HttpRequest.newBuilder(EDGE.uri("/health/live")).header("X-Request-Id", id));
    assertThat(response.headers().firstValue("x-request-id").orElseThrow()).startsWith("req_");
  }

  @Test
  void errorOfOursTellsNothingOfTheInside() throws Exception {
    try (Edge broken = Edge.start()) {
      broken.faults.failNext(
          "header", 1, () -> new IllegalStateException("the password is sesame"));
      var response = broken.get("/v1/conversations/tea");
      assertThat(response.statusCode()).isEqualTo(500);
      JsonObject error = Said.error(response);
      assertThat(error.requiredString("type")).isEqualTo("server_error");
      assertThat(error.requiredString("message"))
          .contains(response.headers().firstValue("x-request-id").orElseThrow())
          .doesNotContain("sesame");
    }
  }
}
