// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import dev.parley.domain.chat.RawJson;

/** What a model wrote as the arguments of a call, once it was checked. */
public sealed interface Arguments {
  /**
   * They keep to the function's schema.
   *
   * @param value an object, in canonical form: equal arguments are equal text
   */
  record Valid(RawJson value) implements Arguments {}

  /**
   * They do not.
   *
   * @param explanation what is wrong, where, and what would be right, in words for the model
   */
  record Invalid(String explanation) implements Arguments {}
}
