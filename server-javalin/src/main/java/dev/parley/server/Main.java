// SPDX-License-Identifier: Apache-2.0
package dev.parley.server;

import dev.parley.server.cli.CommandLineTool;
import dev.parley.server.cli.Surroundings;
import dev.parley.server.cli.Terminal;
import dev.parley.server.wiring.CommandWiring;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Where {@code ./parley} enters Java: puts the command line together and runs it. */
public final class Main {

  /** Set by the launcher, which can tell a terminal from a pipe. */
  private static final String INTERACTIVE = "parley.interactive";

  /** How much is logged, as logback.xml has it. */
  private static final String LOG = "parley.log";

  /** Commands whose output a log would stand between. */
  private static final List<String> QUIET = List.of("chat", "keys", "dynamodb", "export", "import");

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    settle();
    if (!Collections.disjoint(List.of(arguments), QUIET) && System.getProperty(LOG) == null) {
      System.setProperty(LOG, "warn"); // a line for each request would stand between the answers
    }
    Surroundings surroundings =
        new Surroundings(
            Path.of("").toAbsolutePath(),
            System.getenv(),
            terminal(),
            () -> UUID.randomUUID().toString());
    System.exit(new CommandLineTool(surroundings, CommandWiring.create()).run(arguments));
  }

  /**
   * Tells the libraries what they read from the system properties, before any of them is loaded.
   */
  static void settle() {
    // Guice would make classes with what newer JDKs warn of; it is asked once, so reflection will
    // do
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
    // Jetty pads its queues by this, and would start all of JMX to find it out
    System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
  }

  static Terminal terminal() {
    return new Terminal(
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Boolean.getBoolean(INTERACTIVE));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
