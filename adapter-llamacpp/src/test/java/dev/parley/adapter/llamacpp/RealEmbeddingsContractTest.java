// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.testkit.EmbeddingModelContract;
import dev.parley.testkit.EmbeddingModelUnderTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LlamaServerFixture.Shared.class)
final class RealEmbeddingsContractTest extends EmbeddingModelContract {
  private final LlamaServerFixture server;

  RealEmbeddingsContractTest(LlamaServerFixture server) {
    this.server = server;
  }

  @Override
  protected EmbeddingModelUnderTest provider() {
    return new RealEmbeddingsUnderTest(server);
  }
}
