// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.Relay.Mode;
import dev.parley.port.EmbeddingModel;
import dev.parley.testkit.EmbeddingModelUnderTest;
import dev.parley.testkit.ModelUnderTest.Failure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The real llama-server behind a relay, for its embeddings. */
final class RealEmbeddingsUnderTest extends RealServerUnderTest implements EmbeddingModelUnderTest {
  RealEmbeddingsUnderTest(LlamaServerFixture server) {
    super(server);
  }

  @Override
  public EmbeddingModel model() {
    return asked();
  }

  @Override
  public List<Integer> tokens() {
    return List.of(504, 6376, 314);
  }

  @Override
  public void stall() {
    relay().mode(Mode.HOLD_ALL);
  }

  @Override
  public void recover() {
    pass();
  }

  @Override
  public Set<Failure> failures() {
    return EnumSet.of(Failure.IS_DOWN, Failure.IS_SILENT);
  }
}
