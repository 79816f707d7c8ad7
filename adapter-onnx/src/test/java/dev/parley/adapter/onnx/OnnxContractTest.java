// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.testkit.EmbeddingModelContract;
import dev.parley.testkit.EmbeddingModelUnderTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadedModel.Shared.class)
final class OnnxContractTest extends EmbeddingModelContract {
  private final LoadedModel loaded;

  OnnxContractTest(LoadedModel loaded) {
    this.loaded = loaded;
  }

  @Override
  protected EmbeddingModelUnderTest provider() {
    return new OnnxUnderTest(loaded);
  }
}
