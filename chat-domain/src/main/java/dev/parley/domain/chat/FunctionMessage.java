// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * The result of a call in the older function shape.
 *
 * @param name the function that was called
 */
public record FunctionMessage(@Nullable Content content, String name, Extras extras)
    implements Message {
  @Override
  public Role role() {
    return Role.FUNCTION;
  }
}
