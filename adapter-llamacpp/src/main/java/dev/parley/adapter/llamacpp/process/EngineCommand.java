// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.util.List;
import java.util.Map;

/**
 * What is run to serve a model: the program, before its arguments.
 *
 * @param command program and first arguments
 * @param environment what is added to Parley's own environment
 * @param origin where it was found, for people
 * @param fetched whether Parley brought it, and may bring another instead
 */
record EngineCommand(
    List<String> command, Map<String, String> environment, String origin, boolean fetched) {
  EngineCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
