// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.CustomToolCall;
import dev.parley.domain.chat.CustomToolCall.CustomCall;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.OtherToolCall;
import dev.parley.domain.chat.ToolCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A tool call, in a request and in an answer. */
final class ToolCallCodec {
  private static final String FUNCTION = "function";
  private static final String CUSTOM = "custom";

  private ToolCallCodec() {}

  static ToolCall read(JsonReader in) throws IOException {
    in.requireObject("give a tool call as the model made it");
    Rest rest = new Rest(in);
    String id = null;
    String type = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "id" -> id = in.string();
        case "type" -> type = in.string();
        default -> rest.keep(field);
      }
    }
    if (id == null) {
      throw in.missing("id", "give the call's id as the model made it");
    }
    if (type == null) {
      throw in.missing("type", "give function or custom");
    }
    return switch (type) {
      case FUNCTION ->
          new FunctionToolCall(
              id, given(in, FUNCTION, rest.take(FUNCTION, CallCodec::readFunction)), rest.extras());
      case CUSTOM ->
          new CustomToolCall(
              id, given(in, CUSTOM, rest.take(CUSTOM, CallCodec::readCustom)), rest.extras());
      default -> new OtherToolCall(id, type, rest.extras());
    };
  }

  private static <T> T given(JsonReader in, String field, @Nullable T call) {
    if (call == null) {
      throw in.missing(field, "give an object with the call's name");
    }
    return call;
  }

  /** A call as a provider sends it: id, type and names may be missing. */
  static ToolCall readAnswered(JsonReader in) throws IOException {
    in.requireObject("a tool call is an object");
    Rest rest = new Rest(in);
    String id = null;
    String type = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "id" -> id = in.anyTextOrNull();
        case "type" -> type = in.anyTextOrNull();
        default -> rest.keep(field);
      }
    }
    String known = id == null ? "" : id;
    return switch (answeredType(type, rest)) {
      case FUNCTION -> {
        FunctionCall call = rest.take(FUNCTION, CallCodec::answeredFunction);
        yield new FunctionToolCall(
            known, call == null ? new FunctionCall("", "", Extras.NONE) : call, rest.extras());
      }
      case CUSTOM -> {
        CustomCall call = rest.take(CUSTOM, CallCodec::answeredCustom);
        yield new CustomToolCall(
            known, call == null ? new CustomCall("", "", Extras.NONE) : call, rest.extras());
      }
      case String other -> new OtherToolCall(known, other, rest.extras());
    };
  }

  /** What a call holds says more than its type, which some providers leave out or empty. */
  private static String answeredType(@Nullable String type, Rest rest) {
    if (rest.has(FUNCTION)) {
      return FUNCTION;
    }
    if (rest.has(CUSTOM)) {
      return CUSTOM;
    }
    return type == null || type.isEmpty() ? FUNCTION : type;
  }

  static void write(JsonWriter out, ToolCall call) {
    out.beginObject().field("id", call.id());
    switch (call) {
      case FunctionToolCall c -> {
        out.field("type", FUNCTION).name(FUNCTION);
        CallCodec.write(out, c.function());
        out.fields(c.extras());
      }
      case CustomToolCall c -> {
        out.field("type", CUSTOM).name(CUSTOM);
        CallCodec.write(out, c.custom());
        out.fields(c.extras());
      }
      case OtherToolCall c -> out.field("type", c.type()).fields(c.extras());
    }
    out.endObject();
  }

  /** The calls of a message, where there are any. */
  static void writeCalls(JsonWriter out, AssistantMessage message) {
    if (!message.toolCalls().isEmpty()) {
      out.name("tool_calls").beginArray();
      message.toolCalls().forEach(call -> write(out, call));
      out.endArray();
    }
    if (message.functionCall() != null) {
      out.name("function_call");
      CallCodec.write(out, message.functionCall());
    }
  }
}
