// SPDX-License-Identifier: Apache-2.0
package dev.parley.server;

import dev.parley.server.rehearsal.Rehearsal;
import dev.parley.server.wiring.CommandWiring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Where {@code ./parley rehearse} enters Java, which takes notes for faster starts meanwhile. */
public final class Rehearse {
  private static final int LONGEST_SECONDS = 60;
  private static final int TOO_LONG = 3;

  private Rehearse() {}

  /** Rehearses in the folder that the only argument names, and ends the process. */
  public static void main(String[] arguments) throws IOException {
    CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
        .execute(() -> Runtime.getRuntime().halt(TOO_LONG));
    Main.settle();
    Rehearsal rehearsal =
        new Rehearsal(
            Path.of(arguments[0]).toAbsolutePath(),
            CommandWiring.create(),
            Main.terminal().err(),
            () -> UUID.randomUUID().toString());
    System.exit(rehearsal.run());
  }
}
