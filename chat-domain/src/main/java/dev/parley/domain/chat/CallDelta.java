// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a call: of a {@link FunctionCall}, or of a custom tool's call, whose {@code input}
 * travels as {@code arguments}.
 *
 * @param name in the first piece of a call, as a rule
 * @param arguments what to append to the arguments so far
 */
public record CallDelta(@Nullable String name, @Nullable String arguments, Extras extras) {
  boolean hasName() {
    return name != null && !name.isEmpty();
  }

  /** Whether it brings arguments, and not only space. */
  boolean says() {
    return arguments != null && !arguments.isBlank();
  }

  static CallDelta of(FunctionCall call) {
    return new CallDelta(call.name(), call.arguments(), call.extras());
  }
}
