// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What tools of MCP servers are called as functions. */
final class ToolNames {
  private static final int LONGEST = 64;
  private static final int MARK_BYTES = 4;
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_.-]");

  private ToolNames() {}

  /**
   * {@code server.tool}. A name that would be too long, or holds other characters than functions
   * may have, is changed and ends in a mark of what it was: two such names stay two, and each stays
   * the same whatever other tools there are.
   */
  static String of(String server, String tool) {
    String name = server + "." + tool;
    if (name.length() <= LONGEST && !tool.isEmpty() && !FOREIGN.matcher(tool).find()) {
      return name;
    }
    String mark = "_" + mark(tool);
    String plain = FOREIGN.matcher(name).replaceAll("_");
    return plain.substring(0, Math.min(plain.length(), LONGEST - mark.length())) + mark;
  }

  private static String mark(String tool) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(tool.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
