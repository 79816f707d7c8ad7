// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.rehearsal;

import dev.parley.server.cli.CommandLineTool;
import dev.parley.server.cli.ExitCode;
import dev.parley.server.cli.Surroundings;
import dev.parley.server.cli.Terminal;
import dev.parley.server.cli.Wiring;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs {@code serve} and {@code chat} as a user would, in a folder that holds nothing else and
 * without the user's environment: the real commands, settings, stores and HTTP server, and a model
 * that is made up.
 */
public final class Rehearsal {
  private static final String SAID = "Good morning!\n/new\nAnd good evening.\n/exit\n";

  private static final String LOCAL = "scripted";
  private static final List<String> ROUTES = List.of("default", "hosted");

  private final Path folder;
  private final Wiring real;
  private final PrintWriter err;
  private final Supplier<String> ids;

  /**
   * A rehearsal that has not begun.
   *
   * @param folder where it keeps what it writes; the caller removes it
   * @param real what is rehearsed
   * @param err hears why it failed
   * @param ids makes ids that nobody else has
   */
  public Rehearsal(Path folder, Wiring real, PrintWriter err, Supplier<String> ids) {
    this.folder = folder;
    this.real = real;
    this.err = err;
    this.ids = ids;
  }

  /** Runs it to its end and gives the exit code of what failed, or 0. */
  public int run() throws IOException {
    try (ScriptedModel model = ScriptedModel.start()) {
      Files.writeString(folder.resolve("parley.yaml"), configuration(model.address()));
      Wiring rehearsed =
          new Wiring(
              new RehearsedServer(real.server(), this::use),
              real.models(),
              real.keys(),
              real.tables(),
              real.mover());
      return tool("", rehearsed).run("serve");
    }
  }

  private static String configuration(URI model) {
    return """
    server: {port: 0, drain_seconds: 1}
    data_dir: ./data
    providers:
      local: {type: llamacpp, base_url: "%s", model: %s}
      hosted: {type: openai, base_url: "%s/v1"}
    routes:
      default: {providers: [local/%s]}
      hosted: {providers: [hosted/gpt-4o-mini]}
    """
        .formatted(model, LOCAL, model, LOCAL);
  }

  private void use(URI server) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Visitor visitor = new Visitor(http, server);
      visitor.visit();
      for (String route : ROUTES) {
        visitor.chat(route);
      }
    } catch (IOException e) {
      throw new RehearsalFailedException("the server could not be asked: " + e);
    }
    int code = tool(SAID, real).run("chat", "--url", server.toString());
    if (code != ExitCode.OK) {
      throw new RehearsalFailedException("the chat in the terminal ended with " + code);
    }
  }

  private CommandLineTool tool(String typed, Wiring wiring) {
    Terminal terminal =
        new Terminal(
            new BufferedReader(new StringReader(typed)),
            new PrintWriter(Writer.nullWriter()),
            err,
            false);
    return new CommandLineTool(new Surroundings(folder, Map.of(), terminal, ids), wiring);
  }
}
