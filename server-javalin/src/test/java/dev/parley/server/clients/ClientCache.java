// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.server.kept.KeptFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * OpenAI's clients for other languages, fetched once by the ordinary package tools and kept beside
 * the models.
 */
final class ClientCache {
  private static final String PYTHON_CLIENT = "3.54.0";
  static final String LANGCHAIN_CLIENT = "1.7.3";
  private static final String LANGCHAIN_CORE = "1.7.2";
  static final String LANGCHAIN_TESTS = "1.1.9";
  private static final String PYTEST = "9.2.0";
  private static final String NODE_CLIENT = "6.49.0";
  private static final String ZOD = "4.6.7";
  private static final String TAG = "import sys; print(sys.implementation.cache_tag)";

  private final KeptFolders folders;

  private ClientCache(KeptFolders folders) {
    this.folders = folders;
  }

  /** The user's. */
  static ClientCache ofUser() {
    return new ClientCache(KeptFolders.ofUser("clients"));
  }

  /** A folder for PYTHONPATH; its packages are of the Python that is installed. */
  Path python() throws IOException, InterruptedException {
    return pip("python-openai-" + PYTHON_CLIENT, "openai==" + PYTHON_CLIENT);
  }

  /** The same with LangChain's client and its standard tests. */
  Path langChain() throws IOException, InterruptedException {
    return pip(
        "langchain-" + LANGCHAIN_CLIENT + "-tests-" + LANGCHAIN_TESTS,
        "langchain-openai==" + LANGCHAIN_CLIENT,
        "langchain-tests==" + LANGCHAIN_TESTS,
        "langchain-core==" + LANGCHAIN_CORE,
        "openai==" + PYTHON_CLIENT,
        "pytest==" + PYTEST);
  }

  private Path pip(String name, String... packages) throws IOException, InterruptedException {
    String tag = Tool.PYTHON.run(Path.of("."), List.of("-c", TAG)).strip();
    return folders.kept(
        name + "-" + tag,
        part -> {
          List<String> arguments =
              new ArrayList<>(
                  List.of(
                      "-m",
                      "pip",
                      "install",
                      "--quiet",
                      "--no-input",
                      "--disable-pip-version-check",
                      "--target",
                      part.toString()));
          arguments.addAll(List.of(packages));
          Tool.PYTHON.run(part, arguments);
        });
  }

  /** A folder with {@code node_modules}. */
  Path node() throws IOException, InterruptedException {
    return folders.kept(
        "node-openai-" + NODE_CLIENT + "-zod-" + ZOD,
        part ->
            Tool.NPM.run(
                part,
                List.of(
                    "install",
                    "--prefix",
                    part.toString(),
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--save-exact",
                    "openai@" + NODE_CLIENT,
                    "zod@" + ZOD)));
  }
}
