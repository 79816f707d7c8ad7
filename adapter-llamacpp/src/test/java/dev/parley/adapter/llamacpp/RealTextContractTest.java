// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ModelId;
import dev.parley.testkit.ModelUnderTest;
import dev.parley.testkit.TextModelContract;
import dev.parley.testkit.TextsAsChats;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LlamaServerFixture.Shared.class)
final class RealTextContractTest extends TextModelContract {
  private final LlamaServerFixture server;

  RealTextContractTest(LlamaServerFixture server) {
    this.server = server;
  }

  @Override
  protected ModelUnderTest provider() {
    return new RealModelUnderTest(
        server, model -> new TextsAsChats<>(model, new ModelId(Chats.MODEL)));
  }
}
