// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/** Puts one call's pieces together. */
final class CallAssembler {
  static final String FUNCTION = "function";
  static final String CUSTOM = "custom";

  private final int index;
  private final StringBuilder arguments = new StringBuilder();
  private final JsonProgress progress = new JsonProgress();
  private String id = "";
  private String name = "";
  private @Nullable String type;
  private boolean custom;
  private boolean functional;
  private boolean argued;
  private boolean nameAgain;
  private Extras function = Extras.NONE;
  private Extras extras = Extras.NONE;

  /**
   * A call of which nothing came yet.
   *
   * @param index which call of the choice, as its provider counts
   */
  CallAssembler(int index) {
    this.index = index;
  }

  int index() {
    return index;
  }

  /** As the provider gave it; empty while it gave none. */
  String id() {
    return id;
  }

  /** The arguments so far. */
  CharSequence arguments() {
    return arguments;
  }

  /** Whether the arguments of a function broke off. */
  boolean isCut() {
    return !isCustom() && progress.isCut();
  }

  /** Whether it can go on: its arguments are not a whole object or array yet. */
  boolean isOpen() {
    return !progress.isWhole();
  }

  /** Whether all that a call begins with has come: its name, and that it has arguments. */
  boolean isIntroduced() {
    return isOfOtherType() || (!name.isEmpty() && argued);
  }

  /**
   * Whether a piece begins another call, although its index or id are this one's: it brings a name
   * where this call is at its end, or another name where this one can't take it.
   */
  boolean isFollowedBy(ToolCallDelta piece) {
    CallDelta part = piece.part();
    if (part == null || !part.hasName() || name.isEmpty()) {
      return false;
    }
    boolean sameName = name.equals(part.name());
    if (!progress.isWhole()) {
      return !sameName && (!arguments.isEmpty() || id.isEmpty());
    }
    // without an id, a name that comes once for each call begins one
    boolean unnamed = id.isEmpty() && !piece.hasId() && !nameAgain;
    return !sameName || unnamed || (part.says() && !isRepeatedBy(piece));
  }

  /** Some providers send a call a second time, whole. */
  private boolean isRepeatedBy(ToolCallDelta piece) {
    CallDelta part = piece.part();
    return progress.isWhole()
        && piece.index() == index
        && piece.hasId()
        && id.equals(piece.id())
        && part != null
        && part.arguments() != null
        && part.arguments().contentEquals(arguments);
  }

  void add(ToolCallDelta piece) {
    boolean repeated = isRepeatedBy(piece);
    id = id.isEmpty() && piece.id() != null ? piece.id() : id;
    type = piece.type() == null || piece.type().isEmpty() ? type : piece.type();
    extras = extras.with(piece.extras());
    functional |= piece.function() != null;
    custom |= piece.custom() != null;
    CallDelta part = piece.part();
    if (part != null && !repeated) {
      addFunction(part);
    }
  }

  void addFunction(CallDelta piece) {
    if (piece.name() != null && !piece.name().isEmpty()) {
      nameAgain = !name.isEmpty();
      name = joined(name, piece.name());
    }
    function = function.with(piece.extras());
    if (piece.arguments() != null) {
      argued = true;
      arguments.append(piece.arguments());
      progress.add(piece.arguments());
    }
  }

  /** A name comes once, again in every piece, longer each time, or in parts. */
  private static String joined(String name, String next) {
    if (next.startsWith(name)) {
      return next;
    }
    return name + next;
  }

  FunctionCall functionCall() {
    return new FunctionCall(name, arguments.toString(), function);
  }

  ToolCall toolCall() {
    return toolCall(id);
  }

  ToolCall toolCall(String calledBy) {
    if (isCustom()) {
      return new CustomToolCall(
          calledBy, new CustomToolCall.CustomCall(name, arguments.toString(), function), extras);
    }
    if (type == null || !isOfOtherType()) {
      return new FunctionToolCall(calledBy, functionCall(), extras);
    }
    return new OtherToolCall(calledBy, type, extras);
  }

  private boolean isCustom() {
    return custom || (CUSTOM.equals(type) && !functional);
  }

  private boolean isOfOtherType() {
    return !custom && !functional && type != null && !FUNCTION.equals(type) && !CUSTOM.equals(type);
  }
}
