// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Shows keys to a person: a new key's text alone on the one side, what is said of it on the other.
 */
final class KeyPrinter {

  private static final String ROW = "%-24s  %-20s %-6s %-24s  %-8s %-20s %-20s  %s%n";

  private final PrintWriter out;
  private final PrintWriter err;

  KeyPrinter(Terminal terminal) {
    this.out = terminal.out();
    this.err = terminal.err();
  }

  /** A key that was made or rotated just now. */
  void made(JsonObject key) {
    out.println(key.requiredString("key"));
    err.println(
        "Key "
            + key.requiredString("id")
            + " ("
            + Screen.printable(key.requiredString("name"))
            + "): role "
            + key.requiredString("role")
            + ", owner "
            + key.requiredString("owner")
            + ", models "
            + models(key)
            + ". It is shown this once; clients send it as Authorization: Bearer <key>.");
    key.integer("old_key_until")
        .ifPresent(until -> err.println("The old key works until " + Instant.ofEpochSecond(until)));
    flush();
  }

  void revoked(JsonObject key) {
    err.println(
        "Key "
            + key.requiredString("id")
            + " ("
            + Screen.printable(key.requiredString("name"))
            + ") opens nothing any more.");
    flush();
  }

  void heading() {
    out.printf(ROW, "ID", "NAME", "ROLE", "OWNER", "STATUS", "CREATED", "EXPIRES", "MODELS");
    flush();
  }

  void row(JsonObject key) {
    out.printf(
        ROW,
        key.requiredString("id"),
        Screen.printable(key.requiredString("name")),
        key.requiredString("role"),
        key.requiredString("owner"),
        key.requiredString("status"),
        time(key.integer("created_at")),
        time(key.integer("expires_at")),
        models(key));
    flush();
  }

  private static String time(OptionalLong seconds) {
    return seconds.isEmpty() ? "never" : Instant.ofEpochSecond(seconds.getAsLong()).toString();
  }

  private static String models(JsonObject key) {
    List<String> names = key.array("models").stream().map(name -> name.asString()).toList();
    return names.isEmpty() ? "all" : Screen.printable(String.join(", ", names));
  }

  private void flush() {
    out.flush();
    err.flush();
  }
}
