// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.kept;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Packages of other languages, fetched once by the ordinary package tools, and kept. */
public record Packages(KeptFolders folders) {
  /** What a machine needs for those of Python. */
  public static final String PYTHON = "install Python 3.10 or newer with pip";

  /** What a machine needs for those of Node.js. */
  public static final String NODE = "install Node.js 20 or newer with npm";

  private static final Duration LONGEST = Duration.ofMinutes(8);
  private static final String TAG = "import sys; print(sys.implementation.cache_tag)";
  private static final List<String> PIP =
      List.of(
          "python3",
          "-m",
          "pip",
          "install",
          "--quiet",
          "--no-input",
          "--disable-pip-version-check",
          "--target");
  private static final List<String> NPM =
      List.of(
          "npm",
          "install",
          "--ignore-scripts",
          "--no-audit",
          "--no-fund",
          "--save-exact",
          "--prefix");

  /** The user's, beside the models. */
  public static Packages ofUser() {
    return new Packages(KeptFolders.ofUser("clients"));
  }

  /** A folder for PYTHONPATH; its packages are of the Python that is installed. */
  public Path python(String name, String... packages) throws InterruptedException {
    try {
      String tag = Command.of("python3", "-c", TAG).run(Path.of(".")).strip();
      return folders.kept(name + "-" + tag, part -> install(PIP, part, packages));
    } catch (IOException e) {
      throw advice(PYTHON, e);
    }
  }

  /** A folder with {@code node_modules}. */
  public Path node(String name, String... packages) throws InterruptedException {
    try {
      return folders.kept(name, part -> install(NPM, part, packages));
    } catch (IOException e) {
      throw advice(NODE, e);
    }
  }

  private static void install(List<String> tool, Path part, String... packages)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(tool);
    words.add(part.toString());
    words.addAll(List.of(packages));
    new Command(words, Map.of(), LONGEST).run(part);
  }

  private static AssertionError advice(String fix, IOException e) {
    return new AssertionError(
        "these tests need a package of another language: "
            + fix
            + ", and let it reach its package registry once; "
            + e.getMessage(),
        e);
  }

  /** What a Python needs to find these packages and no others of the user's. */
  public static Map<String, String> pythonWith(Path packages) {
    return Map.of(
        "PYTHONPATH", packages.toString(), "PYTHONNOUSERSITE", "1", "PYTHONDONTWRITEBYTECODE", "1");
  }
}
