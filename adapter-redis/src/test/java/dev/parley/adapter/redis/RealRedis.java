// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.testkit.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis server in a process of its own, on a free port of this machine. Its program comes
 * out of a package that the build fetches; {@code PARLEY_TEST_REDIS} names another one.
 */
final class RealRedis implements AutoCloseable {
  private static final int HIGHEST_PORT = 55_535;
  private static final String OTHER_PROGRAM = "PARLEY_TEST_REDIS";

  private final Path folder;
  private final int port;
  private final List<String> options;
  private @Nullable Process process;

  private RealRedis(Path folder, int port, List<String> options) {
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  /**
   * Starts one that keeps nothing on the disk unless the options say so.
   *
   * @param folder where it keeps what it keeps
   * @param options as on its command line
   */
  static RealRedis start(Path folder, String... options) {
    RealRedis redis = new RealRedis(folder, freePort(), Arrays.asList(options));
    redis.restart();
    return redis;
  }

  /** Starts it again with the same port, folder and options. */
  void restart() {
    List<String> command = new ArrayList<>();
    command.add(program().getPath());
    command.addAll(options.stream().filter(option -> option.endsWith(".conf")).toList());
    command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--dir", "" + folder));
    if (options.stream().noneMatch("--sentinel"::equals)) {
      command.addAll(List.of("--save", ""));
    }
    command.addAll(options.stream().filter(option -> !option.endsWith(".conf")).toList());
    File log = folder.resolve("redis-" + port + ".log").toFile();
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("Redis answers; its words are in " + log, this::answers);
  }

  int port() {
    return port;
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Whether it is up, or wants a password. */
  private boolean answers() {
    if (!process().isAlive()) {
      throw new AssertionError("redis-server ended at once: see the log in " + folder);
    }
    try {
      String line = say("PING");
      return line.equals("+PONG") || line.startsWith("-NOAUTH") || line.startsWith("-DENIED");
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Sends one command of plain words and gives the first line of the answer. */
  String say(String command) {
    return all(command).split("\r", 2)[0];
  }

  /** Sends one command of plain words and gives the whole answer. */
  String all(String command) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      // it says all it has to say before it says goodbye
      socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void expect(String answer, String command) {
    String given = say(command);
    if (!given.equals(answer)) {
      throw new AssertionError(command + " was answered with " + given);
    }
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    process().destroyForcibly();
    try {
      process().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It takes connections and bytes from now on, and answers nothing. */
  void freeze() {
    signal("-STOP");
  }

  void thaw() {
    signal("-CONT");
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", name, "" + process().pid()).inheritIO().start();
      if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new AssertionError("kill " + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process process() {
    return Objects.requireNonNull(process, "it was not started");
  }

  @Override
  public void close() {
    kill();
  }

  /** One whose cluster bus, 10,000 above it, is a port too. */
  static int freePort() {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (socket.getLocalPort() <= HIGHEST_PORT) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static File program() {
    String other = System.getenv(OTHER_PROGRAM);
    try {
      return other == null ? ExecutableProvider.newJarResourceProvider().get() : new File(other);
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(
          "no redis-server for this machine is in the package embedded-redis: install one, and give"
              + " its path as "
              + OTHER_PROGRAM,
          e);
    }
  }
}
