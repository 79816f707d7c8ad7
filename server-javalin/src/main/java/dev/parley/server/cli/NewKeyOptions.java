// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a new key is to be. */
final class NewKeyOptions {
  @Option(names = "--role", paramLabel = "R", description = "user (the default) or admin.")
  private @Nullable String role;

  @Option(
      names = "--owner",
      paramLabel = "O",
      description = "Whose conversations it opens (default: its own).")
  private @Nullable String owner;

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "Route or model that it may use, or how their names begin and *; repeatable.")
  private List<String> models = List.of();

  @Option(
      names = "--expires",
      paramLabel = "T",
      description = "When it ends: 2027-01-31, or 2027-01-31T12:00:00Z.")
  private @Nullable String expires;

  String json(String name, CommandSpec spec) {
    Long end = expires == null ? null : end(expires, spec).getEpochSecond();
    return Json.text(
        out -> {
          out.beginObject()
              .field("name", name)
              .fieldIfPresent("role", role)
              .fieldIfPresent("owner", owner)
              .fieldIfPresent("expires_at", end);
          if (!models.isEmpty()) {
            out.name("models").beginArray();
            models.forEach(out::value);
            out.endArray();
          }
          out.endObject();
        });
  }

  private static Instant end(String text, CommandSpec spec) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--expires is \"" + text + "\": write it as 2027-01-31, or 2027-01-31T12:00:00Z",
          e);
    }
  }
}
