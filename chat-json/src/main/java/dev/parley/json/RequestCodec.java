// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.ToolDefinition;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** The body of {@code POST /v1/chat/completions}. */
final class RequestCodec {
  private static final String MESSAGES_FIX = "give an array of messages";

  private RequestCodec() {}

  static ChatRequest read(JsonReader in) throws IOException {
    in.requireObject("send an object with model and messages");
    Rest rest = new Rest(in);
    ModelId model = null;
    List<Message> messages = null;
    List<ToolDefinition> tools = List.of();
    List<FunctionDefinition> functions = List.of();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "model" -> model = new ModelId(in.string());
        case "messages" -> messages = in.list(MessageCodec::read, MESSAGES_FIX);
        case "tools" -> tools = in.listOrNone(ToolCodec::read, "give an array of tools");
        case "functions" ->
            functions = in.listOrNone(ToolCodec::readFunction, "give an array of functions");
        default -> rest.keep(field);
      }
    }
    if (model == null) {
      throw in.missing("model", "name a model, for instance one that GET /v1/models lists");
    }
    if (messages == null) {
      throw in.missing("messages", MESSAGES_FIX);
    }
    Parameters parameters = new Parameters(rest.raw());
    parameters.validate();
    return new ChatRequest(model, messages, tools, functions, parameters);
  }

  static void write(JsonWriter out, ChatRequest request) {
    out.beginObject().field("model", request.model().value());
    array(out, "messages", request.messages(), MessageCodec::write);
    if (!request.tools().isEmpty()) {
      array(out, "tools", request.tools(), ToolCodec::write);
    }
    if (!request.functions().isEmpty()) {
      array(out, "functions", request.functions(), ToolCodec::writeFunction);
    }
    request
        .parameters()
        .fields()
        .forEach(
            (name, value) -> {
              if (!isModelled(name)) {
                out.field(name, value);
              }
            });
    out.endObject();
  }

  /** Parameters never say what the request itself says, also where they are made by hand. */
  private static boolean isModelled(String name) {
    return switch (name) {
      case "model", "messages", "tools", "functions" -> true;
      default -> false;
    };
  }

  private static <T> void array(
      JsonWriter out, String name, List<T> elements, BiConsumer<JsonWriter, T> writing) {
    out.name(name).beginArray();
    for (T element : elements) {
      writing.accept(out, element);
    }
    out.endArray();
  }
}
