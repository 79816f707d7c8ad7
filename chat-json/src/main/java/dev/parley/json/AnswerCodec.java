// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.ToolCall;
import java.io.IOException;
import java.util.List;

/** The message of a completion's choice. */
final class AnswerCodec {
  static final AssistantMessage NOTHING =
      new AssistantMessage(null, null, null, List.of(), null, Extras.NONE);

  private static final String CALLS = "tool calls are an array";

  private AnswerCodec() {}

  static AssistantMessage read(JsonReader in) throws IOException {
    if (in.isNull()) {
      return NOTHING;
    }
    in.requireObject("a message is an object");
    Rest rest = new Rest(in);
    Content content = null;
    String refusal = null;
    String name = null;
    List<ToolCall> calls = List.of();
    FunctionCall call = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "role" -> in.skip(); // an answer is the assistant's, whatever it says
        case "content" -> content = ContentCodec.readOrNull(in);
        case "refusal" -> refusal = in.anyTextOrNull();
        case "name" -> name = in.anyTextOrNull();
        case "tool_calls" -> calls = in.listOrNone(ToolCallCodec::readAnswered, CALLS);
        case "function_call" -> call = in.isNull() ? null : CallCodec.answeredFunction(in);
        default -> rest.keep(field);
      }
    }
    return new AssistantMessage(content, refusal, name, calls, call, rest.extras());
  }

  static void write(JsonWriter out, AssistantMessage message) {
    out.beginObject().field("role", "assistant").name("content");
    ContentCodec.write(out, message.content());
    out.fieldOrNull("refusal", message.refusal()).fieldIfPresent("name", message.name());
    ToolCallCodec.writeCalls(out, message);
    out.fields(message.extras()).endObject();
  }
}
