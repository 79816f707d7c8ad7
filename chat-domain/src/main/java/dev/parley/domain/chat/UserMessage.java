// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a person, or the program in their place, says.
 *
 * @param name tells speakers of one role apart
 */
public record UserMessage(Content content, @Nullable String name, Extras extras)
    implements Message {
  @Override
  public Role role() {
    return Role.USER;
  }
}
