// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.onnx.OnnxSettings.Precision;
import org.junit.jupiter.api.Test;

final class OnnxEmbeddingModelTest {
  @Test
  void aModelThatWasNeverAskedLoadsNothing() {
    OnnxEmbeddingModel model =
        OnnxEmbeddingModel.of(
            OnnxSettings.defaults(),
            () -> {
              throw new AssertionError("loaded without being asked");
            });
    assertThat(model.models()).hasSize(1);
    model.close();
  }

  @Test
  void eachPrecisionIsAModelOfItsOwn() {
    assertThat(Precision.FP32.model()).isEqualTo("all-MiniLM-L6-v2");
    assertThat(Precision.INT8.model()).isEqualTo("all-MiniLM-L6-v2-int8");
  }

  @Test
  void defaultsAreTheModelsOwnWeightsAndAThreadForEachCore() {
    OnnxSettings settings = OnnxSettings.defaults();
    assertThat(settings)
        .isEqualTo(
            new OnnxSettings(
                Precision.FP32, Math.min(256, Runtime.getRuntime().availableProcessors()), 1024));
  }

  @Test
  void settingsOutOfBoundsAreRefusedWithTheBounds() {
    OnnxSettings settings = OnnxSettings.defaults();
    assertThatThrownBy(() -> settings.withThreads(0)).hasMessage("threads is 0: give 1 to 256");
    assertThatThrownBy(() -> settings.withThreads(257)).hasMessageContaining("1 to 256");
    assertThatThrownBy(() -> settings.withQueue(0)).hasMessage("queue is 0: give 1 to 1000000");
    assertThatThrownBy(() -> settings.withQueue(1_000_001)).hasMessageContaining("1 to 1000000");
  }
}
