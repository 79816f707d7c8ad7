// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;
import dev.parley.server.settings.SettingsLoader;
import dev.parley.server.settings.SettingsRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server until it is stopped. */
@Command(
    name = "serve",
    description = "Run the server until it is stopped (Ctrl-C, or a TERM signal).",
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final ServerStarter starter;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "Port to listen on (server.port); 0 takes a free one.")
  private @Nullable Integer port;

  @Option(names = "--host", paramLabel = "H", description = "Address to listen on (server.host).")
  private @Nullable String host;

  ServeCommand(Surroundings surroundings, ServerStarter starter) {
    this.surroundings = surroundings;
    this.starter = starter;
  }

  @Override
  public Integer call() throws CommandException, InterruptedException {
    SettingsRequest request =
        config
            .request(surroundings)
            .withOption("server.port", port)
            .withOption("server.host", host);
    Settings settings = SettingsLoader.load(request).settings();
    try (ServerHandle server = starter.start(settings, surroundings.terminal())) {
      server.awaitStop();
    }
    return ExitCode.OK;
  }
}
