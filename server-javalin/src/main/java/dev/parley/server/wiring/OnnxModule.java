// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.adapter.onnx.OnnxEmbeddingModel;
import dev.parley.adapter.onnx.OnnxSettings;

/** Sentence embeddings within this process. They load and start nothing before the first text. */
final class OnnxModule extends AbstractModule {
  @Provides
  @Singleton
  static OnnxEmbeddingModel embeddings(Resources resources) {
    return resources.add(OnnxEmbeddingModel.of(OnnxSettings.defaults()));
  }
}
