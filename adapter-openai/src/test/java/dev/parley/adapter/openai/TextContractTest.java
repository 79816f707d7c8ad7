// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.testkit.ModelUnderTest;
import dev.parley.testkit.TextModelContract;

final class TextContractTest extends TextModelContract {
  @Override
  protected ModelUnderTest provider() {
    return new TextsUnderTest();
  }
}
