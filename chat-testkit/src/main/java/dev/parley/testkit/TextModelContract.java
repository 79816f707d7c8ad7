// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

/**
 * What every {@link dev.parley.port.TextModel} does, which is what a chat model does: it is asked,
 * closed, interrupted and fails in the same way. So the model under test is one of {@link
 * TextsAsChats}.
 */
public abstract class TextModelContract extends ChatModelContract {
  protected TextModelContract() {}
}
