// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * A piece of one of a choice's tool calls.
 *
 * @param index which call of the choice, from 0
 * @param id in the first piece of a call, as a rule
 * @param type {@code function}, {@code custom} or a provider's own; in the first piece of a call,
 *     as a rule
 * @param function the piece, when it is one of a function call
 * @param custom the piece, when it is one of a custom call
 */
public record ToolCallDelta(
    int index,
    @Nullable String id,
    @Nullable String type,
    @Nullable CallDelta function,
    @Nullable CallDelta custom,
    Extras extras) {

  boolean hasId() {
    return id != null && !id.isEmpty();
  }

  boolean hasType() {
    return type != null && !type.isEmpty();
  }

  boolean hasName() {
    CallDelta part = part();
    return part != null && part.hasName();
  }

  /** What it says of the call itself, whichever kind of call that is. */
  public @Nullable CallDelta part() {
    return function == null ? custom : function;
  }

  static ToolCallDelta of(int index, ToolCall call) {
    return switch (call) {
      case FunctionToolCall c ->
          new ToolCallDelta(
              index, c.id(), CallAssembler.FUNCTION, CallDelta.of(c.function()), null, c.extras());
      case CustomToolCall c ->
          new ToolCallDelta(
              index,
              c.id(),
              CallAssembler.CUSTOM,
              null,
              new CallDelta(c.custom().name(), c.custom().input(), c.custom().extras()),
              c.extras());
      case OtherToolCall c -> new ToolCallDelta(index, c.id(), c.type(), null, null, c.extras());
    };
  }
}
