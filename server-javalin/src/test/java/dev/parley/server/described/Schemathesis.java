// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import dev.parley.server.kept.Command;
import dev.parley.server.kept.KeptFolders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that makes requests of all kinds from an OpenAPI description, good ones and bad ones,
 * and holds the answers against it. It is fetched once by pip and kept beside the models.
 */
final class Schemathesis {
  private static final String VERSION = "4.32.5";
  private static final String TAG = "import sys; print(sys.implementation.cache_tag)";
  private static final Duration LONGEST = Duration.ofMinutes(9);

  /** The same call as another, which is tested. */
  private static final String ALIAS = "/api/chat";

  private static final List<String> RUN =
      List.of(
          "python3",
          "-m",
          "schemathesis.cli",
          "run",
          "--checks=not_a_server_error,status_code_conformance,content_type_conformance"
              + ",response_headers_conformance,response_schema_conformance",
          "--exclude-path=" + ALIAS,
          "--phases=coverage,fuzzing",
          "--max-examples=10",
          "--seed=1",
          "--generation-database=none",
          "--suppress-health-check=all",
          "--warnings=off",
          "--no-color");

  private Schemathesis() {}

  /**
   * Runs it against a server, and returns what it said.
   *
   * @throws IOException when it found something, with all that it said
   */
  static String run(Path folder, URI description, String key)
      throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(
            "PYTHONPATH",
            packages().toString(),
            "PYTHONNOUSERSITE",
            "1",
            "NO_PROXY",
            "127.0.0.1",
            "no_proxy",
            "127.0.0.1");
    List<String> words = new ArrayList<>(RUN);
    words.addAll(List.of("--header", "Authorization: Bearer " + key, description.toString()));
    return new Command(words, environment, LONGEST).run(folder);
  }

  private static Path packages() throws IOException, InterruptedException {
    try {
      String tag = Command.of("python3", "-c", TAG).run(Path.of(".")).strip();
      return KeptFolders.ofUser("clients")
          .kept("python-schemathesis-" + VERSION + "-" + tag, Schemathesis::fetch);
    } catch (IOException e) {
      throw new AssertionError(
          "the description of the API is tested with schemathesis: install Python 3.10 or newer"
              + " with pip, and let it reach its package registry once; "
              + e.getMessage(),
          e);
    }
  }

  private static void fetch(Path folder) throws IOException, InterruptedException {
    Command.of(
            "python3",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-input",
            "--disable-pip-version-check",
            "--target",
            folder.toString(),
            "schemathesis==" + VERSION)
        .run(folder);
  }
}
