// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import dev.parley.testkit.FunctionHandlerContract;
import dev.parley.testkit.FunctionUnderTest;
import java.io.IOException;

final class HttpFunctionContractTest extends FunctionHandlerContract {
  @Override
  protected FunctionUnderTest function() throws IOException {
    return new HttpFunctionUnderTest();
  }
}
