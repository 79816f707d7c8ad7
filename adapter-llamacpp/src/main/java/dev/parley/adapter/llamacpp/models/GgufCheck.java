// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ProviderUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells a model from the web page that stands where a model was expected. */
final class GgufCheck {
  private static final byte[] MAGIC = "GGUF".getBytes(StandardCharsets.US_ASCII);

  private GgufCheck() {}

  /** Deletes a file that was fetched and is no GGUF. */
  static void require(Path file) throws IOException {
    if (passes(file)) {
      return;
    }
    Files.delete(file);
    throw new ProviderUnavailableException(
        "model_not_ready", "what came is no GGUF file and was deleted: check the address");
  }

  /** Refuses a file of the user's own that is no GGUF; it stays as it is. */
  static void requireOwn(Path file) {
    String wrong;
    try {
      if (passes(file)) {
        return;
      }
      wrong = " is no GGUF file: give the path of a .gguf file, or the name of a model";
    } catch (IOException e) {
      wrong = " can't be read: check its permissions, or name another model";
    }
    throw InvalidRequestException.of("invalid_value", "model", file + wrong);
  }

  private static boolean passes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }
}
