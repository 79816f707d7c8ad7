// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.server.kept.Packages;
import java.nio.file.Path;

/** OpenAI's clients for other languages, and their versions. */
final class ClientCache {
  private static final String PYTHON_CLIENT = "3.54.0";
  static final String LANGCHAIN_CLIENT = "1.7.3";
  private static final String LANGCHAIN_CORE = "1.7.2";
  static final String LANGCHAIN_TESTS = "1.1.9";
  private static final String PYTEST = "9.2.0";
  private static final String NODE_CLIENT = "6.49.0";
  private static final String ZOD = "4.6.7";

  private ClientCache() {}

  /** A folder for PYTHONPATH. */
  static Path python() throws InterruptedException {
    return Packages.ofUser().python("python-openai-" + PYTHON_CLIENT, "openai==" + PYTHON_CLIENT);
  }

  /** The same with LangChain's client and its standard tests. */
  static Path langChain() throws InterruptedException {
    return Packages.ofUser()
        .python(
            "langchain-" + LANGCHAIN_CLIENT + "-tests-" + LANGCHAIN_TESTS,
            "langchain-openai==" + LANGCHAIN_CLIENT,
            "langchain-tests==" + LANGCHAIN_TESTS,
            "langchain-core==" + LANGCHAIN_CORE,
            "openai==" + PYTHON_CLIENT,
            "pytest==" + PYTEST);
  }

  /** A folder with {@code node_modules}. */
  static Path node() throws InterruptedException {
    return Packages.ofUser()
        .node("node-openai-" + NODE_CLIENT + "-zod-" + ZOD, "openai@" + NODE_CLIENT, "zod@" + ZOD);
  }
}
