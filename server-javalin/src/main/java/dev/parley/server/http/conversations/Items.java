// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.CustomToolCall;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherToolCall;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Sequence;
import dev.parley.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The items that an entry is shown as: what was said, then each call. */
final class Items {
  private final Entry entry;
  private final List<Sequence> siblings;
  private final String status;
  private final List<Item> items = new ArrayList<>();

  private Items(Entry entry, List<Sequence> siblings) {
    this.entry = entry;
    this.siblings = siblings;
    this.status =
        entry.status() == EntryStatus.COMPLETED
            ? "completed"
            : EntryStatus.INCOMPLETE.name().toLowerCase(Locale.ROOT);
  }

  /** An entry's items in order; none of one that was deleted. */
  static List<Item> of(Entry entry) {
    return of(entry, List.of());
  }

  /**
   * As {@link #of(Entry)}; the first of them names its siblings.
   *
   * @param siblings what was said in the same place, the entry among it; none where that is all
   */
  static List<Item> of(Entry entry, List<Sequence> siblings) {
    Message message = entry.message();
    if (message == null) {
      return List.of();
    }
    Items all = new Items(entry, siblings);
    switch (message) {
      case AssistantMessage said -> all.addAssistant(said);
      case ToolMessage result -> all.addOutput(result.toolCallId(), result.content());
      case FunctionMessage result -> all.addOutput(result.name(), result.content());
      default -> all.addMessage(message, null);
    }
    return all.items;
  }

  private void addAssistant(AssistantMessage said) {
    boolean calls = !said.toolCalls().isEmpty() || said.functionCall() != null;
    if (said.content() != null || said.refusal() != null || !calls) {
      addMessage(said, said.refusal());
    }
    said.toolCalls().forEach(this::addCall);
    FunctionCall older = said.functionCall();
    if (older != null) {
      add("function_call", out -> function(out, older.name(), older));
    }
  }

  private void addMessage(Message message, @Nullable String refusal) {
    add(
        "message",
        out -> {
          out.field("role", message.role().wireName()).name("content").beginArray();
          Parts.write(out, message);
          if (refusal != null) {
            Parts.refusal(out, refusal);
          }
          out.endArray();
        });
  }

  private void addCall(ToolCall call) {
    switch (call) {
      case FunctionToolCall c -> add("function_call", out -> function(out, c.id(), c.function()));
      case CustomToolCall c ->
          add(
              "custom_tool_call",
              out ->
                  out.field("call_id", c.id())
                      .field("name", c.custom().name())
                      .field("input", c.custom().input()));
      case OtherToolCall c -> add(c.type(), out -> out.field("call_id", c.id()).fields(c.extras()));
    }
  }

  private static void function(JsonWriter out, String callId, FunctionCall call) {
    out.field("call_id", callId).field("name", call.name()).field("arguments", call.arguments());
  }

  private void addOutput(String callId, @Nullable Content content) {
    add(
        "function_call_output",
        out -> {
          out.field("call_id", callId).name("output");
          Parts.writeOutput(out, content);
        });
  }

  private void add(String type, Consumer<JsonWriter> fields) {
    ItemId id = new ItemId(entry.sequence(), items.size());
    items.add(
        new Item(
            id,
            out -> {
              out.beginObject()
                  .field("type", type)
                  .field("id", id.toString())
                  .field("status", status);
              fields.accept(out);
              if (id.part() == 0 && !siblings.isEmpty()) {
                writeBranches(out);
              }
              out.endObject();
            }));
  }

  private void writeBranches(JsonWriter out) {
    out.name("parley").beginObject().name("branches").beginArray();
    siblings.forEach(sibling -> out.value(sibling.itemId()));
    out.endArray().field("branch", siblings.indexOf(entry.sequence())).endObject();
  }
}
