// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

/**
 * Where a value was written: a file with a line, an environment variable, an option of the command
 * line. Printed, it is what a person looks for: {@code parley.yaml:12}, {@code PARLEY_SERVER_PORT}.
 *
 * @param source the file, variable or option
 * @param line the line in the file from 1, or 0 where there are no lines
 * @param note what else helps to find it, such as the file that a variable came from; else empty
 */
record Origin(String source, int line, String note) {

  static Origin line(String file, int line) {
    return new Origin(file, line, "");
  }

  static Origin named(String source) {
    return new Origin(source, 0, "");
  }

  boolean isFile() {
    return line > 0;
  }

  @Override
  public String toString() {
    return (line > 0 ? source + ":" + line : source) + (note.isEmpty() ? "" : " (" + note + ")");
  }
}
