// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import dev.parley.adapter.llamacpp.fetch.Progress;
import java.nio.file.Path;

/** Another process: pulls a model into a folder. */
final class PullMain {
  private PullMain() {}

  public static void main(String[] arguments) throws Exception {
    ModelLibrary.in(Path.of(arguments[0])).pull(arguments[1], Progress.silent());
  }
}
