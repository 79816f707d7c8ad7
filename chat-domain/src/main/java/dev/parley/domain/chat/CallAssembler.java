// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/** Puts one call's pieces together. */
final class CallAssembler {
  private static final String CUSTOM = "custom";

  private final int index;
  private final StringBuilder arguments = new StringBuilder();
  private String id = "";
  private String name = "";
  private @Nullable String type;
  private boolean custom;
  private boolean functional;
  private Extras function = Extras.NONE;
  private Extras extras = Extras.NONE;

  CallAssembler(int index) {
    this.index = index;
  }

  int index() {
    return index;
  }

  boolean mayContinueWith(@Nullable String nextId) {
    return nextId == null || nextId.isEmpty() || id.isEmpty() || id.equals(nextId);
  }

  void add(ToolCallDelta delta) {
    id = delta.id() == null || delta.id().isEmpty() ? id : delta.id();
    type = delta.type() == null ? type : delta.type();
    extras = extras.with(delta.extras());
    if (delta.function() != null) {
      functional = true;
      addFunction(delta.function());
    }
    if (delta.custom() != null) {
      custom = true;
      addFunction(delta.custom());
    }
  }

  void addFunction(CallDelta delta) {
    name = delta.name() == null || delta.name().isEmpty() ? name : delta.name();
    function = function.with(delta.extras());
    if (delta.arguments() != null) {
      arguments.append(delta.arguments());
    }
  }

  FunctionCall functionCall() {
    return new FunctionCall(name, arguments.toString(), function);
  }

  ToolCall toolCall() {
    if (custom || (CUSTOM.equals(type) && !functional)) {
      return new CustomToolCall(
          id, new CustomToolCall.CustomCall(name, arguments.toString(), function), extras);
    }
    if (functional || type == null || type.isEmpty() || type.equals("function")) {
      return new FunctionToolCall(id, functionCall(), extras);
    }
    return new OtherToolCall(id, type, extras);
  }
}
