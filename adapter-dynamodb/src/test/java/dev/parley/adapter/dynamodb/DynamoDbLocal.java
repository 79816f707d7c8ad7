// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.testkit.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real thing as a test can have it: DynamoDB Local in a process of its own, one for all tests.
 * Each test has tables of its own in it.
 */
final class DynamoDbLocal {
  private static final Path CLASSPATH = Path.of("target", "dynamodb-local.classpath");
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private DynamoDbLocal() {}

  private static final class Running {
    static final URI ENDPOINT = start();
  }

  /** Settings for tables that no other test has, and with time for a busy machine. */
  static DynamoDbSettings settings() {
    return settings(Running.ENDPOINT, "test%d_".formatted(PREFIXES.incrementAndGet()));
  }

  static DynamoDbSettings settings(URI endpoint, String prefix) {
    Duration longest = Await.LONGEST;
    return DynamoDbSettings.in("us-east-1")
        .withEndpoint(endpoint)
        .withKeys(new DynamoDbSettings.Keys("local", "local", null))
        .withTimeouts(longest, longest, longest)
        .withTablePrefix(prefix);
  }

  private static URI start() {
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  classpath(),
                  LocalServer.class.getName(),
                  Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(Path.of("target", "dynamodb-local.log").toFile())
              .start();
      Await.until("DynamoDB Local", () -> answers(port) || !process.isAlive());
      if (!process.isAlive()) {
        throw new AssertionError(
            "DynamoDB Local has ended: " + Files.readString(Path.of("target/dynamodb-local.log")));
      }
      return URI.create("http://127.0.0.1:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classpath() throws IOException {
    if (!Files.exists(CLASSPATH)) {
      throw new AssertionError(
          "DynamoDB Local is missing: run mvn -pl adapter-dynamodb generate-test-resources, which"
              + " brings it");
    }
    String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
    return String.join(File.pathSeparator, List.of(Files.readString(CLASSPATH).strip(), classes));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
