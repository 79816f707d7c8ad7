// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.testkit.ChatModelContract;
import dev.parley.testkit.ModelUnderTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LlamaServerFixture.Shared.class)
final class RealContractTest extends ChatModelContract {
  private final LlamaServerFixture server;

  RealContractTest(LlamaServerFixture server) {
    this.server = server;
  }

  @Override
  protected ModelUnderTest provider() {
    return new RealModelUnderTest(server);
  }
}
