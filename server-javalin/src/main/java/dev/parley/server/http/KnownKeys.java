// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.JsonObject;
import dev.parley.server.settings.Nearest;
import java.util.List;

/** Checks objects that only Parley reads: a key of theirs that it does not know is a mistake. */
public final class KnownKeys {
  private KnownKeys() {}

  /**
   * Checks an object's keys.
   *
   * @param path where the object stands; empty for the whole body
   * @throws InvalidRequestException {@code unknown_parameter}, for the first unknown key
   */
  public static void check(JsonObject object, String path, List<String> known) {
    for (String key : object.fields().keySet()) {
      if (!known.contains(key)) {
        String shown = key.length() <= 100 ? key : key.substring(0, 100) + "…";
        String where = path.isEmpty() ? shown : path + "." + shown;
        String fix =
            key.length() > 100
                ? meant(known)
                : Nearest.to(key, known)
                    .map(near -> "did you mean " + near + "?")
                    .orElseGet(() -> meant(known));
        throw InvalidRequestException.of("unknown_parameter", where, where + " is unknown: " + fix);
      }
    }
  }

  private static String meant(List<String> known) {
    return switch (known.size()) {
      case 0 -> "leave it out, there are no fields";
      case 1 -> "give " + known.getFirst();
      default -> "give one of " + String.join(", ", known);
    };
  }
}
