// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.SystemMessage;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.chat.UserMessage;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as a request holds it; {@link AnswerCodec} has the one of a completion. */
final class MessageCodec {
  private static final String CALLS_FIX = "give an array of tool calls";

  private MessageCodec() {}

  static Message read(JsonReader in) throws IOException {
    in.requireObject("give a message, for instance {\"role\": \"user\", \"content\": \"…\"}");
    Rest rest = new Rest(in);
    Role role = null;
    Content content = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "role" -> role = RoleCodec.read(in);
        case "content" -> content = ContentCodec.readOrNull(in);
        default -> rest.keep(field);
      }
    }
    if (role == null) {
      throw in.missing("role", RoleCodec.FIX);
    }
    return message(in, role, content, rest);
  }

  private static Message message(JsonReader in, Role role, @Nullable Content content, Rest rest) {
    return switch (role) {
      case SYSTEM -> new SystemMessage(said(in, content), name(rest), rest.extras());
      case DEVELOPER -> new DeveloperMessage(said(in, content), name(rest), rest.extras());
      case USER -> new UserMessage(said(in, content), name(rest), rest.extras());
      case ASSISTANT -> assistant(content, rest);
      case TOOL ->
          new ToolMessage(
              said(in, content),
              required(in, rest, "tool_call_id", "give the id of the tool call it answers"),
              rest.extras());
      case FUNCTION ->
          new FunctionMessage(
              content,
              required(in, rest, "name", "give the name of the function that was called"),
              rest.extras());
    };
  }

  private static AssistantMessage assistant(@Nullable Content content, Rest rest) {
    String refusal = rest.takeString("refusal");
    List<ToolCall> calls = rest.take("tool_calls", in -> in.list(ToolCallCodec::read, CALLS_FIX));
    FunctionCall call = rest.take("function_call", CallCodec::readFunction);
    return new AssistantMessage(
        content, refusal, name(rest), calls == null ? List.of() : calls, call, rest.extras());
  }

  private static @Nullable String name(Rest rest) {
    return rest.takeString("name");
  }

  private static Content said(JsonReader in, @Nullable Content content) {
    if (content == null) {
      throw in.missing("content", ContentCodec.FIX);
    }
    return content;
  }

  private static String required(JsonReader in, Rest rest, String field, String fix) {
    String value = rest.takeString(field);
    if (value == null) {
      throw in.missing(field, fix);
    }
    return value;
  }

  static void write(JsonWriter out, Message message) {
    out.beginObject().field("role", message.role().wireName()).name("content");
    ContentCodec.write(out, message.content());
    switch (message) {
      case SystemMessage m -> out.fieldIfPresent("name", m.name());
      case DeveloperMessage m -> out.fieldIfPresent("name", m.name());
      case UserMessage m -> out.fieldIfPresent("name", m.name());
      case AssistantMessage m -> {
        out.fieldIfPresent("refusal", m.refusal()).fieldIfPresent("name", m.name());
        ToolCallCodec.writeCalls(out, m);
      }
      case ToolMessage m -> out.field("tool_call_id", m.toolCallId());
      case FunctionMessage m -> out.field("name", m.name());
    }
    Extras extras = message.extras();
    out.fields(extras).endObject();
  }
}
