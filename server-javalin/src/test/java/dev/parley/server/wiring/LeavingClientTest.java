// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a client leaves, the provider's connection is closed, and its work can end. */
final class LeavingClientTest {
  private static final Duration PROMISED = Duration.ofSeconds(1);
  private static final String PIECE =
      "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n";

  @TempDir private Path folder;
  private final WireServer provider = new WireServer(request -> Wire.silence());

  @AfterEach
  void close() {
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void beforeTheFirstByte(boolean streamed) throws Exception {
    assertThat(timeToClose(streamed, Wire.silence(), "")).isLessThan(PROMISED);
  }

  @Test
  void inTheMiddleOfAStream() throws Exception {
    assertThat(timeToClose(true, begun("text/event-stream", PIECE), "Hi")).isLessThan(PROMISED);
  }

  @Test
  void inTheMiddleOfAPlainAnswer() throws Exception {
    assertThat(timeToClose(false, begun("application/json", "{\"id\":\"c\",\"cho"), ""))
        .isLessThan(PROMISED);
  }

  /** An answer that goes no further. */
  private static Wire begun(String type, String body) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    return new Wire(
        List.of(
            head.getBytes(StandardCharsets.US_ASCII), chunk.getBytes(StandardCharsets.US_ASCII)),
        Wire.End.STALLED);
  }

  private Duration timeToClose(boolean streamed, Wire answer, String heard) throws Exception {
    provider.say(request -> answer);
    Map<String, String> environment =
        Map.of(
            "OPENAI_API_KEY", "sk-test",
            "OPENAI_BASE_URL", provider.url() + "/v1",
            "PARLEY_SERVER_PORT", "0");
    try (ParleyServer server = new Home(folder).start("", environment)) {
      long left;
      try (Socket client = ask(server.port(), streamed)) {
        provider.awaitStalled();
        read(client, heard);
        assertThat(provider.openConnections()).isPositive();
        left = System.nanoTime();
      }
      Await.until("the provider's connection is closed", () -> provider.openConnections() == 0);
      return Duration.ofNanos(System.nanoTime() - left);
    }
  }

  private static Socket ask(int port, boolean streamed) throws IOException {
    String body =
        "{\"model\":\"gpt-4o-mini\",\"stream\":"
            + streamed
            + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    String request =
        "POST /v1/chat/completions HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: application/json\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout((int) Await.LONGEST.toMillis());
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  private static void read(Socket client, String wanted) throws IOException {
    StringBuilder heard = new StringBuilder();
    while (heard.indexOf(wanted) < 0) {
      int next = client.getInputStream().read();
      if (next < 0) {
        throw new AssertionError("the server hung up after: " + heard);
      }
      heard.append((char) next);
    }
  }
}
