// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.testkit.EmbeddingModelContract;
import dev.parley.testkit.EmbeddingModelUnderTest;

final class EmbeddingsContractTest extends EmbeddingModelContract {
  @Override
  protected EmbeddingModelUnderTest provider() {
    return new EmbeddingsUnderTest();
  }
}
