// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The settings as arguments of llama-server: those that old and new versions know. */
final class ServerArguments {
  private static final int SMALL_MACHINE = 4;

  /** Answers under way each hold one; the small calls beside them must not wait for an answer. */
  private static final int HTTP_THREADS = 64;

  private ServerArguments() {}

  static List<String> of(LlamaCppSettings settings, Path model, int port, int processors) {
    List<String> line = new ArrayList<>();
    add(line, "--model", model);
    add(line, "--alias", settings.alias());
    add(line, "--host", "127.0.0.1");
    add(line, "--port", port);
    // The window is shared out among the slots.
    add(line, "--ctx-size", Math.multiplyExact(settings.contextTokens(), settings.slots()));
    add(line, "--parallel", settings.slots());
    add(line, "--batch-size", settings.batchTokens());
    // A text to embed is read at once, so that what is worked on at once is as much as was allowed.
    add(line, "--ubatch-size", settings.batchTokens());
    // Chats are answered as before, at the same cost and to the same digit.
    line.add("--embeddings");
    add(line, "--pooling", "mean");
    add(line, "--threads-http", HTTP_THREADS);
    if (settings.gpuLayers() >= 0) {
      add(line, "--n-gpu-layers", settings.gpuLayers());
    }
    int threads = threads(settings.threads(), processors);
    if (threads > 0) {
      add(line, "--threads", threads);
    }
    line.addAll(settings.extraArguments());
    return List.copyOf(line);
  }

  /**
   * On a small machine one processor is left to Parley: threads that wait for each other on a busy
   * one are slower than fewer threads. On others llama-server counts the real cores itself.
   */
  private static int threads(int wanted, int processors) {
    if (wanted > 0 || processors > SMALL_MACHINE) {
      return wanted;
    }
    return Math.max(1, processors - 1);
  }

  private static void add(List<String> line, String option, Object value) {
    line.add(option);
    line.add(value.toString());
  }
}
