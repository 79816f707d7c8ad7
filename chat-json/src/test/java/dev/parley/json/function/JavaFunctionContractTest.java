// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import dev.parley.testkit.FunctionHandlerContract;
import dev.parley.testkit.FunctionUnderTest;

final class JavaFunctionContractTest extends FunctionHandlerContract {
  @Override
  protected FunctionUnderTest function() {
    return new JavaFunctionUnderTest();
  }
}
