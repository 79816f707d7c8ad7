// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import dev.parley.server.kept.Command;
import dev.parley.server.kept.Packages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that makes requests of all kinds from an OpenAPI description, good ones and bad ones,
 * and holds the answers against it. It is fetched once by pip and kept beside the models.
 */
final class Schemathesis {
  private static final String VERSION = "4.32.5";
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
        new HashMap<>(
            Packages.pythonWith(
                Packages.ofUser()
                    .python("python-schemathesis-" + VERSION, "schemathesis==" + VERSION)));
    environment.put("NO_PROXY", "127.0.0.1");
    environment.put("no_proxy", "127.0.0.1");
    List<String> words = new ArrayList<>(RUN);
    words.addAll(List.of("--header", "Authorization: Bearer " + key, description.toString()));
    return new Command(words, environment, LONGEST).run(folder);
  }
}
