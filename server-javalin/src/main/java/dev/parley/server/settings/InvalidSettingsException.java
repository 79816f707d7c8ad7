// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;

/** The configuration can't be used. Carries every problem that was found, one line each. */
public final class InvalidSettingsException extends RuntimeException {

  private final List<String> problems;

  InvalidSettingsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong: each line names the file, the line, the key and the fix. */
  public List<String> problems() {
    return problems;
  }
}
