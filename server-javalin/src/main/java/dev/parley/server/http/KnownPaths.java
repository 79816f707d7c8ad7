// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.server.settings.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;

/** The paths that there are, for those who ask for another one. */
final class KnownPaths {
  /** Calls of the API that this version does not have; those below them are of them. */
  private static final List<String> TO_COME =
      List.of("/v1/responses", "/v1/files", "/v1/fine_tuning", "/api/fine-tune", "/api/v1");

  private final Collection<String> paths = new ConcurrentSkipListSet<>();

  void add(String path) {
    paths.add(path);
  }

  /** Says that there is no such path, and which one may have been meant. */
  HttpError unknown(String path) {
    String shown = path.length() <= 200 ? path : path.substring(0, 200) + "…";
    String message =
        isToCome(path)
            ? shown
                + " is not there yet: this version of Parley does not have it; see /connect for its"
                + " paths"
            : shown
                + " is not a path of this server"
                + near(path)
                    .map(meant -> ": did you mean " + meant + "?")
                    .orElse("; see /connect for them");
    return new HttpError(404, HttpError.NOT_FOUND, "unknown_path", message, null, null);
  }

  private static boolean isToCome(String path) {
    return TO_COME.stream().anyMatch(call -> path.equals(call) || path.startsWith(call + "/"));
  }

  /** The path as it stands at the end of a known one, as when /v1 was forgotten, or one like it. */
  private Optional<String> near(String path) {
    if (path.length() > 200) {
      return Optional.empty();
    }
    Optional<String> longer =
        paths.stream().filter(known -> path.length() > 1 && known.endsWith(path)).findFirst();
    return longer.or(() -> Nearest.to(path, paths));
  }
}
