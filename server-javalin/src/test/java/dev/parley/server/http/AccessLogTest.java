// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class AccessLogTest {
  private static final String ASK =
      "{\"model\":\"default\",\"conversation\":\"tea\","
          + "\"messages\":[{\"role\":\"user\",\"content\":\"my secret\"}]}";
  private final Logger logger = (Logger) LoggerFactory.getLogger(AccessLog.NAME);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Edge edge = Edge.start();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    edge.close();
  }

  private String line(String part) {
    Await.until("a line with " + part, () -> lines().stream().anyMatch(l -> l.contains(part)));
    return lines().stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  private List<String> lines() {
    return List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void requestIsOneLineWithoutWhatWasSaid() throws Exception {
    edge.post("/v1/chat/completions", ASK, "X-Request-Id", "one-line");
    assertThat(line("one-line"))
        .matches(
            "method=POST path=/v1/chat/completions status=200 ms=\\d+ bytes=\\d+"
                + " request_id=one-line conversation=tea model=default provider=model"
                + " prompt_tokens=\\d+ completion_tokens=2");
    assertThat(lines().stream().filter(line -> line.contains("one-line"))).hasSize(1);
    assertThat(lines()).noneMatch(line -> line.contains("secret"));
  }

  @Test
  void embeddingsTellTheirTokensAndNotTheirTexts() throws Exception {
    String ask = "{\"model\":\"scripted-embedding\",\"input\":[\"my secret\",\"plan\"]}";
    edge.post("/v1/embeddings", ask, "X-Request-Id", "vectors");
    assertThat(line("vectors"))
        .endsWith(
            "request_id=vectors model=scripted-embedding provider=model prompt_tokens=3"
                + " completion_tokens=0");
    assertThat(lines()).noneMatch(line -> line.contains("secret"));
  }

  @Test
  void keyIsNamedAndNeverShown() throws Exception {
    Keyring ring = Keyring.lock(edge);
    String user = ring.user("ada");
    String id = user.split("_", -1)[1];
    ring.post(user, "/v1/chat/completions", ASK);
    assertThat(line("path=/v1/chat/completions")).contains(" key=" + id + " conversation=tea ");
    edge.send(HttpRequest.newBuilder(edge.uri("/v1/models")).header("Authorization", user + "x"));
    assertThat(line("path=/v1/models ")).contains("status=401", "error=invalid_api_key");
    String secret = user.split("_", -1)[2];
    assertThat(lines()).hasSizeGreaterThan(3).noneMatch(line -> line.contains(secret));
  }

  @Test
  void pathIsTheRouteNotTheIdsInIt() throws Exception {
    edge.get("/v1/conversations/someone");
    assertThat(line("path=/v1/conversations/{id} "))
        .contains("status=404", "conversation=someone", "error=conversation_not_found");
  }

  @Test
  void clientThatLeftIs499() throws Exception {
    Gate gate = new Gate();
    edge.model.enqueue(Script.text("Once").thenWait(gate));
    try (Wire wire = edge.wire()) {
      wire.chat(ASK.replaceFirst("\\{", "{\"stream\":true,"));
      wire.readTo("Once\"");
    }
    assertThat(line("status=499")).contains("client_gone=true");
  }

  @Test
  void whatJettyRefusedIsLoggedToo() throws Exception {
    try (Wire wire = edge.wire()) {
      wire.send("GET / HTTP/7.0\r\nHost: localhost\r\n\r\n").readAnswer();
    }
    assertThat(line("status=505")).contains("request_id=req_");
  }

  @Test
  void valueThatIsNoWordIsQuoted() {
    String line = new LogLine().field("model", "a \"b\"\n=").field("empty", null).toString();
    assertThat(line).isEqualTo("model=\"a \\\"b\\\"\\n=\"");
  }
}
