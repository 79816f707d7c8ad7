// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.server.settings.SettingsLoader;
import dev.parley.server.settings.SettingsRequest;
import dev.parley.server.wiring.ParleyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Parley that can go away and come back, at the same address and with the same conversations. */
final class Host implements AutoCloseable {
  private final Path folder;
  private final String yaml;
  private @Nullable ParleyServer server;
  private int port;

  /**
   * One that is not started yet.
   *
   * @param yaml its settings, without those of the server itself
   */
  Host(Path folder, String yaml) {
    this.folder = folder;
    this.yaml = yaml;
  }

  /** Starts it, on the port that it had before. */
  Host start() throws IOException {
    String settings = "server: {port: " + port + ", drain_seconds: 0}\n" + yaml;
    Path file = Files.writeString(folder.resolve("parley.yaml"), settings);
    SettingsRequest request = SettingsRequest.of(folder, Map.of()).withFile(file);
    ParleyServer started =
        ParleyServer.start(SettingsLoader.load(request).settings(), Progress.silent());
    server = started;
    port = started.port();
    return this;
  }

  /** Stops it in the middle of whatever it does. */
  void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    stop();
  }
}
