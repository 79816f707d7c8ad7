// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import dev.parley.port.ArgumentBinder;
import dev.parley.testkit.ArgumentBinderContract;

final class JsonArgumentsContractTest extends ArgumentBinderContract {
  @Override
  protected ArgumentBinder binder() {
    return new JsonArguments();
  }
}
