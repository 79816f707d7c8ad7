// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.stores;

import java.io.IOException;

/** What runs in the process of DynamoDB Local: it ends with the process that started it. */
final class LocalServer {
  private LocalServer() {}

  /** Serves a port, given as the argument, until the input ends. */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    Class<?> runner = Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner");
    Object options = new String[] {"-inMemory", "-disableTelemetry", "-port", arguments[0]};
    runner.getMethod("main", String[].class).invoke(null, options);
    while (System.in.read() >= 0) {
      // whoever started this is there
    }
    Runtime.getRuntime().halt(0);
  }
}
