// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

/** The fake keeps to the contract that it stands in for. */
final class ScriptedChatModelContractTest extends ChatModelContract {
  @Override
  protected ModelUnderTest provider() {
    return new ScriptedModelUnderTest();
  }
}
