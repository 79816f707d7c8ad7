// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import java.util.List;

/** Brings a prompt into the form that a model's template takes. */
final class ModelForm {
  private ModelForm() {}

  /** The messages as the model takes them; the same list where it takes them as they are. */
  static List<Message> of(List<Message> messages, Capabilities capabilities) {
    List<Message> fitted = Instructions.fitted(messages, capabilities.systemMessages());
    return capabilities.roles() == Capabilities.Roles.ALTERNATING ? Alternation.of(fitted) : fitted;
  }
}
