// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.stores;

import dev.parley.testkit.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * DynamoDB Local in a process of its own, one for all tests; each test has tables of its own in it.
 */
public final class DynamoDbLocal {
  private static final Path CLASSPATH = Path.of("target", "dynamodb-local.classpath");
  private static final Path LOG = Path.of("target", "dynamodb-local.log");
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private DynamoDbLocal() {}

  private static final class Running {
    static final URI ENDPOINT = start();
  }

  /**
   * The settings, as variables, of tables that nobody has made yet, with time for a busy machine.
   */
  public static Map<String, String> fresh() {
    letUsIn();
    return Map.of(
        "PARLEY_DYNAMODB_ENDPOINT",
        Running.ENDPOINT.toString(),
        "PARLEY_DYNAMODB_TABLE_PREFIX",
        "test%d_".formatted(PREFIXES.incrementAndGet()),
        "PARLEY_DYNAMODB_TIMEOUT_SECONDS",
        Long.toString(Await.LONGEST.toSeconds()));
  }

  /** Keys for servers within this process, where AWS's own tools look for them. */
  public static void letUsIn() {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
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
              .redirectOutput(LOG.toFile())
              .start();
      Await.until("DynamoDB Local", () -> answers(port) || !process.isAlive());
      if (!process.isAlive()) {
        throw new AssertionError("DynamoDB Local has ended: " + Files.readString(LOG));
      }
      return URI.create("http://127.0.0.1:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classpath() throws IOException {
    if (!Files.exists(CLASSPATH)) {
      throw new AssertionError(
          "DynamoDB Local is missing: run mvn -pl server-javalin generate-test-resources, which"
              + " brings it");
    }
    String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
    return Files.readString(CLASSPATH).strip() + File.pathSeparator + classes;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
