// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.parley.domain.error.ProviderUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The model in ONNX Runtime. */
final class OrtEncoder implements Encoder {
  private static final String STATES = "last_hidden_state";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Frame frame;

  private OrtEncoder(OrtEnvironment environment, OrtSession session, Frame frame) {
    this.environment = environment;
    this.session = session;
    this.frame = frame;
  }

  static OrtEncoder load(ModelFiles files, Vocabulary vocabulary, int threads) {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      return new OrtEncoder(
          environment, session(environment, files, threads), Frame.of(vocabulary));
    } catch (OrtException e) {
      throw new ProviderUnavailableException(
          "model_not_ready", "ONNX Runtime can't load the model: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new ProviderUnavailableException(
          "model_not_ready",
          "ONNX Runtime has no native library that runs here (%s, %s): use a provider's embeddings"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          e);
    }
  }

  private static OrtSession session(OrtEnvironment environment, ModelFiles files, int threads)
      throws OrtException {
    Path weights = files.weights();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // for a text that comes alone; where there are more, each of our threads has its own
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      return environment.createSession(weights.toString(), options);
    } finally {
      delete(weights);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public float[][] sums(Batch batch) {
    long[] shape = {batch.size(), batch.width()};
    try (OnnxTensor ids = OnnxTensor.createTensor(environment, frame.ids(batch), shape);
        OnnxTensor mask = OnnxTensor.createTensor(environment, frame.mask(batch), shape);
        OnnxTensor types = OnnxTensor.createTensor(environment, frame.types(batch), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return sums(batch, (OnnxTensor) result.get(STATES).orElseThrow());
    } catch (OrtException e) {
      throw new ProviderUnavailableException(
          "provider_error", "ONNX Runtime can't compute the batch: " + e.getMessage(), e);
    }
  }

  private static float[][] sums(Batch batch, OnnxTensor states) {
    FloatBuffer all = states.getFloatBuffer();
    float[] token = new float[OnnxEmbeddingModel.DIMENSIONS];
    float[][] sums = new float[batch.size()][token.length];
    for (int row = 0; row < sums.length; row++) {
      int start = row * batch.width();
      for (int i = 0; i < batch.windows().get(row).tokens(); i++) {
        all.get((start + i) * token.length, token);
        add(sums[row], token);
      }
    }
    return sums;
  }

  private static void add(float[] sum, float[] token) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += token[d];
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ProviderUnavailableException(
          "provider_error", "ONNX Runtime can't close the model: " + e.getMessage(), e);
    }
  }
}
