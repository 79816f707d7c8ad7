// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What a function of type {@code mcp} must say, and others must not. */
final class McpServers {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final Set<String> TAKEN = Set.of("http", "builtin");

  private final Block block;
  private final BiConsumer<Key<?>, String> problems;

  McpServers(Block block, BiConsumer<Key<?>, String> problems) {
    this.block = block;
    this.problems = problems;
  }

  /** Checks one function of any type; says whether its URL is to be looked at as well. */
  boolean check() {
    if (block.get(FunctionSettings.TYPE) != FunctionSettings.Type.MCP) {
      refuse(FunctionSettings.COMMAND, "is for functions of type mcp alone; take it out");
      refuse(FunctionSettings.ENVIRONMENT, "is for functions of type mcp alone; take it out");
      return true;
    }
    checkName();
    if (block.isDefault(FunctionSettings.CONFIRM) && block.has(FunctionSettings.CONFIRM)) {
      block.put(FunctionSettings.CONFIRM, FunctionSettings.Confirm.AUTO, null);
    }
    if (block.has(FunctionSettings.COMMAND) && block.has(FunctionSettings.URL)) {
      return checkPlace();
    }
    return false;
  }

  private void checkName() {
    String name = block.has(FunctionSettings.NAME) ? block.get(FunctionSettings.NAME) : "mcp";
    if (!NAME.matcher(name).matches()) {
      problems.accept(
          FunctionSettings.NAME,
          "is " + name.length() + " characters long: a server's has at most 32, shorten it");
    } else if (TAKEN.contains(name)) {
      problems.accept(
          FunctionSettings.NAME,
          "is " + name + ", as functions of that type are shown: call the server something else");
    }
  }

  private boolean checkPlace() {
    String url = block.get(FunctionSettings.URL);
    boolean program = !block.get(FunctionSettings.COMMAND).isEmpty();
    if (program && url != null) {
      problems.accept(FunctionSettings.URL, "stands beside command: take one of the two out");
    } else if (program) {
      refuse(FunctionSettings.HEADERS, "is for a server with a url; take it out");
    } else if (url == null) {
      problems.accept(FunctionSettings.TYPE, "needs a url or a command for this type: write one");
    } else if (url.contains("{")) {
      problems.accept(
          FunctionSettings.URL, "is filled by no call of an MCP server: write it without {name}");
    } else {
      refuse(FunctionSettings.ENVIRONMENT, "is for a server with a command; take it out");
      return true;
    }
    return false;
  }

  private void refuse(Key<?> key, String message) {
    Object value = block.value(key);
    boolean empty = value == null || value.equals(List.of()) || value.equals(Map.of());
    if (!empty) { // where the effective configuration is read again, the defaults are written out
      problems.accept(key, message);
    }
  }
}
