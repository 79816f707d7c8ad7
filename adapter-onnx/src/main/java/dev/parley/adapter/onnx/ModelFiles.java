// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.adapter.onnx.OnnxSettings.Precision;
import dev.parley.domain.error.ProviderUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of a model on the class path, where a dependency brings them. */
final class ModelFiles {
  private final Precision precision;

  ModelFiles(Precision precision) {
    this.precision = precision;
  }

  /** What the tokenizer knows, as JSON. */
  byte[] tokenizer() {
    try (InputStream in = open("-tokenizer.json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw unreadable("can't be read: check the jar that has it", e);
    }
  }

  /**
   * The weights in a file of their own, since ONNX Runtime reads one without a copy on the heap.
   * Whoever asked deletes it.
   */
  Path weights() {
    try (InputStream in = open(".onnx")) {
      Path file = Files.createTempFile("parley-onnx-", ".onnx");
      try {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
      } catch (IOException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(
          "can't be unpacked into "
              + System.getProperty("java.io.tmpdir")
              + ": free 100 MB there, or name another folder with -Djava.io.tmpdir",
          e);
    }
  }

  private InputStream open(String ending) {
    String name = precision.file() + ending;
    InputStream in = ModelFiles.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new ProviderUnavailableException(
          "model_not_ready",
          "%s is not on the class path: add the dependency dev.langchain4j:langchain4j-embeddings-%s"
                  .formatted(name, precision.file())
              + " (all that it depends on can be excluded)");
    }
    return in;
  }

  private ProviderUnavailableException unreadable(String reason, IOException cause) {
    return new ProviderUnavailableException(
        "model_not_ready", "the model " + precision.model() + " " + reason, cause);
  }
}
