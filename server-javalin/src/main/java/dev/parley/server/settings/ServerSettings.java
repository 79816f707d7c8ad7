// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The HTTP server.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param maxBody the largest request body
 * @param drain how long a stopping server lets running requests finish
 */
public record ServerSettings(String host, int port, ByteSize maxBody, Duration drain) {

  static final Key<String> HOST =
      Key.of(
          "host",
          Types.text(),
          "127.0.0.1",
          "address to listen on; without a key made yet only a loopback address");
  static final Key<Integer> PORT =
      Key.of("port", Types.integer(0, 65_535), 8080, "port to listen on; 0 takes a free one");
  static final Key<ByteSize> MAX_BODY =
      Key.of(
          "max_body_mb",
          Types.megabytes(1, 1024),
          ByteSize.ofMegabytes(20),
          "largest request body; a larger one gets a 413");
  static final Key<Duration> DRAIN =
      Key.of(
          "drain_seconds",
          Types.seconds("0", "3600"),
          Duration.ofSeconds(15),
          "how long a stopping server lets running requests finish");
  static final Section SECTION =
      new Section("server", "The HTTP server.", List.of(HOST, PORT, MAX_BODY, DRAIN));

  /**
   * Where it listens, such as {@code http://127.0.0.1:8080}.
   *
   * @param bound the port that it got
   */
  public URI address(int bound) {
    return uri(host, bound);
  }

  /**
   * Where programs of the same machine reach it, also where it listens to all others.
   *
   * @param bound the port that it got
   */
  public URI reachableAt(int bound) {
    return uri(
        switch (host) {
          case "0.0.0.0" -> "127.0.0.1";
          case "::", "[::]" -> "::1";
          default -> host;
        },
        bound);
  }

  private static URI uri(String host, int port) {
    String shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return URI.create("http://" + shown + ":" + port);
  }

  static ServerSettings from(Block block) {
    return new ServerSettings(
        block.get(HOST), block.get(PORT), block.get(MAX_BODY), block.get(DRAIN));
  }
}
