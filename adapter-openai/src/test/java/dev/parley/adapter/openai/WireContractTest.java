// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.testkit.ChatModelContract;
import dev.parley.testkit.ModelUnderTest;

final class WireContractTest extends ChatModelContract {
  @Override
  protected ModelUnderTest provider() {
    return new WireModelUnderTest();
  }
}
