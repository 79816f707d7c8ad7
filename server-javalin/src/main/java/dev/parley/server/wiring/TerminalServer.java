// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.server.cli.CommandException;
import dev.parley.server.cli.ServerHandle;
import dev.parley.server.cli.ServerStarter;
import dev.parley.server.cli.Terminal;
import dev.parley.server.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a server for a person at a terminal; it stops in good order with the process. */
final class TerminalServer implements ServerStarter {
  @Override
  public ServerHandle start(Settings settings, Terminal terminal) throws CommandException {
    TerminalProgress progress = new TerminalProgress(terminal);
    try {
      ParleyServer server = ParleyServer.start(settings, progress);
      greeting(settings, server).forEach(progress::note);
      return new Handle(server);
    } catch (StartFailedException e) {
      throw new CommandException(String.join(System.lineSeparator() + "parley: ", e.reasons()), e);
    }
  }

  @Override
  public Optional<URI> running(Settings settings) {
    return DataFolder.holder(settings.dataDir());
  }

  private static List<String> greeting(Settings settings, ParleyServer server) {
    URI address = server.address();
    String door =
        server.asksForKeys()
            ? " (an API key is asked for)"
            : " (this machine only; no API key is asked for)";
    List<String> lines = new ArrayList<>();
    lines.add("Parley listens on " + address + door);
    lines.add("  page  " + address + "/");
    lines.add("  API   " + address + "/v1, for any OpenAI client; or ./parley chat");
    lines.add("  data  " + settings.dataDir());
    StoreNote.of(settings.stores()).ifPresent(note -> lines.add("  kept  " + note));
    StoreNote.warning(settings).ifPresent(note -> lines.add("  mind  " + note));
    return lines;
  }

  /** A server, and the hook that closes it when the process is told to end. */
  private static final class Handle implements ServerHandle {
    private final ParleyServer server;
    private final Thread hook;

    Handle(ParleyServer server) {
      this.server = server;
      this.hook = new Thread(server::close, "stop");
      Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public URI address() {
      return server.reachableAt();
    }

    @Override
    public void awaitStop() throws InterruptedException {
      server.awaitStop();
    }

    @Override
    public void close() {
      server.close();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the process is ending, and the hook runs
      }
    }
  }
}
