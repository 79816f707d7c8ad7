// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

final class ScriptedTextModelContractTest extends TextModelContract {
  @Override
  protected ModelUnderTest provider() {
    return ScriptedModelUnderTest.ofTexts();
  }
}
