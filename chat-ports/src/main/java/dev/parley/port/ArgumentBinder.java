// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.Arguments;

/** Checks what a model wrote as the arguments of a call, and turns it into Java values. */
public interface ArgumentBinder {
  /**
   * Checks arguments against a schema.
   *
   * @param schema JSON Schema; of an object
   * @param text as the model wrote it: it may be anything. Blank text counts as an empty object
   */
  Arguments check(RawJson schema, String text);

  /**
   * The value as an instance of a record or another type that JSON can be bound to.
   *
   * @throws dev.parley.domain.error.InvalidRequestException when it does not fit; it names the
   *     place
   */
  <T> T bind(RawJson value, Class<T> type);
}
