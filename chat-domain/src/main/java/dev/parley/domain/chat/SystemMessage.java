// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * Instructions to the model.
 *
 * @param name tells speakers of one role apart
 */
public record SystemMessage(Content content, @Nullable String name, Extras extras)
    implements Message {
  @Override
  public Role role() {
    return Role.SYSTEM;
  }
}
