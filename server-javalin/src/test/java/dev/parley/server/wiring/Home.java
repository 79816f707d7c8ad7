// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.server.described.Described;
import dev.parley.server.settings.Settings;
import dev.parley.server.settings.SettingsLoader;
import dev.parley.server.settings.SettingsRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A folder with a configuration, and servers that run there. */
public record Home(Path folder) {
  /** A model that nobody serves: a server needs none to keep conversations. */
  static final String NOBODY =
      """
      server: {port: 0}
      providers:
        local: {type: llamacpp, model: none, base_url: "http://127.0.0.1:1"}
      """;

  /** Settings from this text and these variables. */
  Settings settings(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("parley.yaml"), yaml);
    return SettingsLoader.load(SettingsRequest.of(folder, environment).withFile(file)).settings();
  }

  /** Starts a server that asks this provider, by the variables that OpenAI's clients know. */
  public ParleyServer start(URI provider, String key, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("OPENAI_API_KEY", key);
    environment.put("OPENAI_BASE_URL", provider.toString());
    environment.put("PARLEY_SERVER_PORT", "0");
    SettingsRequest request =
        SettingsRequest.of(folder, environment).withOption("data_dir", folder.resolve("data"));
    return ParleyServer.start(SettingsLoader.load(request).settings(), Progress.silent());
  }

  /** Starts a server with settings from this text. */
  public ParleyServer start(String yaml) throws IOException {
    return start(yaml, Map.of());
  }

  ParleyServer start(String yaml, Map<String, String> environment) throws IOException {
    return ParleyServer.start(settings(yaml, environment), Progress.silent());
  }

  static HttpResponse<String> get(ParleyServer server, String path) throws Exception {
    return send(HttpRequest.newBuilder(server.address().resolve(path)));
  }

  static HttpResponse<String> post(ParleyServer server, String path, String json) throws Exception {
    return send(
        HttpRequest.newBuilder(server.address().resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try {
      return Described.checked(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } finally {
      client.shutdownNow();
    }
  }
}
