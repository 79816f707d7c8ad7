// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.adapter.onnx.Batch.Window;
import dev.parley.adapter.onnx.OnnxSettings.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * A loaded model with its tokenizer.
 *
 * @param limits how large a batch may be
 */
record Engine(Tokenizer tokenizer, Encoder encoder, Plan.Limits limits) implements AutoCloseable {
  private static final int WINDOWS = 32;
  private static final int TOKENS = 2048;

  /**
   * The weights of 8 bits come with a scale for all the numbers of a batch, so that a text's vector
   * depended on its neighbours. Alone it is always the same.
   */
  private static final Plan.Limits ALONE = new Plan.Limits(1, 1, 1);

  /** Loads one, on the thread that needs it first. */
  @FunctionalInterface
  interface Loader {
    Engine load();
  }

  static Engine load(OnnxSettings settings) {
    Precision precision = settings.precision();
    ModelFiles files = new ModelFiles(precision);
    Tokenizer tokenizer = Tokenizer.of(Vocabulary.read(files.tokenizer()));
    Encoder encoder = OrtEncoder.load(files, tokenizer.vocabulary(), settings.threads());
    Plan.Limits together = new Plan.Limits(WINDOWS, TOKENS, settings.threads());
    return new Engine(tokenizer, encoder, precision == Precision.INT8 ? ALONE : together);
  }

  Plan plan(List<String> texts) {
    Windows cutter =
        new Windows(OnnxEmbeddingModel.LONGEST_WINDOW - Window.FRAME, tokenizer::startsWord);
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int[] pieces : cutter.of(tokenizer.pieces(texts.get(i)))) {
        windows.add(new Window(i, pieces));
      }
    }
    return Plan.of(texts.size(), windows, limits);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
