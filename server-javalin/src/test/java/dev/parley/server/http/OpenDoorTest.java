// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenDoorTest {
  private static final Edge EDGE = Edge.start();

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  private static String get(String headers) throws Exception {
    return say("GET /health/live HTTP/1.1\r\n" + headers + "\r\n");
  }

  private static String say(String request) throws Exception {
    try (Wire wire = EDGE.wire()) {
      return wire.send(request).readAnswer();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:80", "127.0.0.1:8080", "127.255.3.4", "[::1]", "[::1]:9"})
  void namesOfThisMachineMayPass(String name) throws Exception {
    assertThat(get("Host: " + name + "\r\n")).startsWith("HTTP/1.1 200");
    assertThat(get("Host: localhost\r\nOrigin: http://" + name + "\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example:8080",
        "128.0.0.1",
        "0.0.0.0",
        "[::2]",
        "10.0.0.1",
      })
  void otherNamesMayNot(String name) throws Exception {
    assertThat(get("Host: " + name + "\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("permission_error", "forbidden_host");
    assertThat(get("Host: localhost\r\nOrigin: http://" + name + "\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("forbidden_origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "file://", "chrome-extension://abc", "http://localhost@evil"})
  void otherOriginsMayNot(String origin) throws Exception {
    assertThat(get("Host: localhost\r\nOrigin: " + origin + "\r\n")).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=1.2.3.4",
        "X-Forwarded-For: 1.2.3.4",
        "x-forwarded-host: localhost"
      })
  void proxiesMayNot(String header) throws Exception {
    assertThat(get("Host: localhost\r\n" + header + "\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("forbidden_forwarded");
  }

  @Test
  void requestForAnotherHostInItsTargetMayNot() throws Exception {
    assertThat(say("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .doesNotStartWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n"
      })
  void bodiesThatAWebPageCanSendMayNot(String type) throws Exception {
    assertThat(
            say(
                "POST /v1/conversations HTTP/1.1\r\nHost: localhost\r\n"
                    + type
                    + "Content-Length: 2\r\n\r\n{}"))
        .startsWith("HTTP/1.1 403")
        .contains("forbidden_content_type", "application/json");
  }

  @Test
  void bodyThatNobodyReadsNeedsNoType() throws Exception {
    assertThat(say("GET /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin", "Content-Type"})
  void headerWithoutAValueIsSaidToBeEmpty(String header) throws Exception {
    assertThat(
            say(
                "POST /v1/conversations HTTP/1.1\r\nHost: localhost\r\n"
                    + header
                    + ":\r\nContent-Length: 2\r\n\r\n{}"))
        .startsWith("HTTP/1.1 403")
        .contains(header + " is empty: ");
  }

  @Test
  void pagesAndHealthAreGuardedToo() throws Exception {
    assertThat(say("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")).startsWith("HTTP/1.1 403");
  }
}
