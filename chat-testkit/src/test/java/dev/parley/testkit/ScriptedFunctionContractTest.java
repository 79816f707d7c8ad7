// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

/** The fake keeps to the contract that it stands in for. */
final class ScriptedFunctionContractTest extends FunctionHandlerContract {
  @Override
  protected FunctionUnderTest function() {
    return new ScriptedFunctionUnderTest();
  }
}
