// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.adapter.onnx.OnnxSettings.Precision;
import dev.parley.domain.chat.ModelId;
import dev.parley.port.EmbeddingModel;
import dev.parley.testkit.EmbeddingModelUnderTest;
import dev.parley.testkit.ModelUnderTest.Failure;
import java.util.EnumSet;
import java.util.Set;

/**
 * The real model. It is nowhere but in this process, so that of the failures there is one: it is
 * closed.
 */
final class OnnxUnderTest implements EmbeddingModelUnderTest {
  private final Engine engine;
  private final GatedEncoder gate;
  private OnnxEmbeddingModel model;

  OnnxUnderTest(LoadedModel loaded) {
    Engine real = loaded.engine(Precision.FP32);
    this.gate = new GatedEncoder(real.encoder());
    this.engine = new Engine(real.tokenizer(), gate, real.limits());
    this.model = open();
  }

  private OnnxEmbeddingModel open() {
    return OnnxEmbeddingModel.of(OnnxSettings.defaults(), () -> engine);
  }

  @Override
  public EmbeddingModel model() {
    return model;
  }

  @Override
  public ModelId known() {
    return model.models().getFirst();
  }

  @Override
  public void stall() {
    gate.shut();
  }

  @Override
  public void awaitStalled() throws InterruptedException {
    gate.awaitReached();
  }

  @Override
  public Set<Failure> failures() {
    return EnumSet.of(Failure.IS_DOWN);
  }

  @Override
  public void fail(Failure failure) {
    model.close();
  }

  @Override
  public void recover() {
    gate.open();
    model.close();
    model = open();
  }

  @Override
  public int working() {
    return model.working();
  }

  @Override
  public void close() {
    gate.open();
    model.close();
  }
}
