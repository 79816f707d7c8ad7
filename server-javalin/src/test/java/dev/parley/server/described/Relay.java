// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.wiring.Home;
import dev.parley.server.wiring.ParleyServer;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A Parley as its users start it, before a provider that says what a test wants. */
final class Relay implements AutoCloseable {
  /** What it wants to be shown. */
  static final String KEY = "k".repeat(32);

  private static final String DATA = "data: ";
  private final WireServer provider = new WireServer(request -> Wire.json(500, "{}"));
  private final ParleyServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  Relay(Path folder) {
    server =
        new Home(folder)
            .start(provider.url().resolve("/v1"), "sk-test", Map.of("PARLEY_ADMIN_KEY", KEY));
  }

  /** The provider answers every call so from now on. */
  void say(Function<WireRequest, Wire> answer) {
    provider.say(answer);
    provider.others(answer);
  }

  /** What a client is answered. */
  HttpResponse<String> post(String path, JsonNode request) throws Exception {
    return Described.checked(
        client.send(
            HttpRequest.newBuilder(server.address().resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + KEY)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString()));
  }

  /** Where it listens. */
  URI address() {
    return server.address();
  }

  /** What the provider was asked last. */
  JsonNode asked() {
    return Description.parse(provider.requests().getLast().body());
  }

  /** The pieces of a stream; its end is one of them. */
  static List<String> events(String stream) {
    return stream
        .lines()
        .filter(line -> line.startsWith(DATA))
        .map(line -> line.substring(DATA.length()))
        .toList();
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
    provider.close();
  }
}
