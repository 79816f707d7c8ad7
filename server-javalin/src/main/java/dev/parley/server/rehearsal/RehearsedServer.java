// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.rehearsal;

import dev.parley.server.cli.CommandException;
import dev.parley.server.cli.ServerHandle;
import dev.parley.server.cli.ServerStarter;
import dev.parley.server.cli.Terminal;
import dev.parley.server.settings.Settings;
import java.net.URI;

/** Starts the real server, and stops it when the audience has seen enough. */
final class RehearsedServer implements ServerStarter {
  private final ServerStarter real;
  private final Audience audience;

  RehearsedServer(ServerStarter real, Audience audience) {
    this.real = real;
    this.audience = audience;
  }

  @Override
  public ServerHandle start(Settings settings, Terminal terminal) throws CommandException {
    return new Handle(real.start(settings, terminal), audience);
  }

  /** Who uses the server while it runs. */
  interface Audience {
    void watch(URI server) throws InterruptedException;
  }

  private record Handle(ServerHandle real, Audience audience) implements ServerHandle {
    @Override
    public URI address() {
      return real.address();
    }

    @Override
    public void awaitStop() throws InterruptedException {
      audience.watch(real.address());
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
