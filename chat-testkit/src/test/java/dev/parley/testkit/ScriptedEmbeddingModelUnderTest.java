// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ModelId;
import dev.parley.port.EmbeddingModel;
import dev.parley.testkit.ModelUnderTest.Failure;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The fake, played like any provider. */
final class ScriptedEmbeddingModelUnderTest implements EmbeddingModelUnderTest {
  private final ScriptedEmbeddingModel model = new ScriptedEmbeddingModel();
  private Gate gate = new Gate();

  @Override
  public EmbeddingModel model() {
    return model;
  }

  @Override
  public ModelId known() {
    return model.models().getFirst();
  }

  @Override
  public List<Integer> tokens() {
    return List.of(5, 0, 70_000);
  }

  @Override
  public OptionalInt dimensions() {
    return OptionalInt.of(16);
  }

  @Override
  public void stall() {
    gate = new Gate();
    model.stall(gate);
  }

  @Override
  public void awaitStalled() throws InterruptedException {
    gate.awaitReached();
  }

  @Override
  public void recover() {
    model.recover();
  }

  @Override
  public Set<Failure> failures() {
    return EnumSet.allOf(Failure.class);
  }

  @Override
  public void fail(Failure failure) {
    model.fail(ScriptedModelUnderTest.error(failure));
  }

  @Override
  public int working() {
    return model.open();
  }

  @Override
  public void close() {
    gate.open();
  }
}
