// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.server.settings.Nearest;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;

/** The paths that there are, for those who ask for another one. */
final class KnownPaths {
  private final Collection<String> paths = new ConcurrentSkipListSet<>();

  void add(String path) {
    paths.add(path);
  }

  /** Says that there is no such path, and which one may have been meant. */
  HttpError unknown(String path) {
    String shown = path.length() <= 200 ? path : path.substring(0, 200) + "…";
    String message =
        shown
            + " is not a path of this server"
            + near(path).map(meant -> ": did you mean " + meant + "?").orElse("; see / for them");
    return new HttpError(404, HttpError.NOT_FOUND, "unknown_path", message, null, null);
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
