// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

/** The fake keeps to the contract that it stands in for. */
final class ScriptedEmbeddingModelContractTest extends EmbeddingModelContract {
  @Override
  protected EmbeddingModelUnderTest provider() {
    return new ScriptedEmbeddingModelUnderTest();
  }
}
