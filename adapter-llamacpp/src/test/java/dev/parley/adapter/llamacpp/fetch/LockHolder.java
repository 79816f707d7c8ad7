// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.nio.file.Files;
import java.nio.file.Path;

/** Another process: holds a lock, says so by a file, and lets go when its input ends. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws Exception {
    Path sign = Path.of(arguments[1]);
    FetchLock.on(Path.of(arguments[0]), "it")
        .exclusively(
            () -> {
              Files.createFile(sign);
              System.in.readAllBytes();
            },
            Progress.silent());
  }
}
