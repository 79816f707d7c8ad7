// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.function.Audience;
import dev.parley.domain.function.Confirm;
import dev.parley.domain.function.ServerFunction;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * An MCP server and the rules that its tools run by.
 *
 * @param name 1 to 32 letters, digits, {@code _} and {@code -}; its tools are {@code name.tool}
 * @param timeout how long one call may take
 * @param trust whether what it says of its tools counts
 * @param longestResult characters of a result that the model is shown
 */
public record McpServerSettings(
    String name,
    McpConnection connection,
    Duration timeout,
    Trust trust,
    Confirm confirm,
    int longestResult,
    Audience audience) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  /** Which tools count as ones that change something. */
  public enum Trust {
    /** Those that do not say {@code readOnlyHint: true}. */
    ANNOTATIONS,
    /** All. */
    NONE
  }

  public McpServerSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name is '" + name + "': give 1 to 32 letters, digits, _ and -");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException(
          "timeout of " + name + " is " + timeout + ": it is more than nothing");
    }
  }

  /** With the usual rules. */
  public static McpServerSettings of(String name, McpConnection connection) {
    return new McpServerSettings(
        name,
        connection,
        ServerFunction.DEFAULT_TIMEOUT,
        Trust.ANNOTATIONS,
        Confirm.AUTO,
        ServerFunction.DEFAULT_LONGEST_RESULT,
        Audience.EVERYONE);
  }
}
