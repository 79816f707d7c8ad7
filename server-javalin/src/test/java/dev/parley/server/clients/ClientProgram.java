// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

/** A program that went through all cases with its client, and still runs until it is closed. */
interface ClientProgram extends AutoCloseable {
  /** How this case went. */
  Outcome outcome(String name);

  /** Whether the program is still there, so that whatever ended did not end with it. */
  boolean isRunning();

  @Override
  void close();
}
