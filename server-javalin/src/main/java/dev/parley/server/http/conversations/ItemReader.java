// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.RefusalPart;
import dev.parley.domain.chat.SystemMessage;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads items as messages. Calls that follow each other, or follow what the assistant said, are one
 * message with it, as a model would have made them.
 */
final class ItemReader {
  private static final String KEY = "items";
  private static final int MOST = 20;
  private final List<Message> messages = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();

  private ItemReader() {}

  /** The messages of {@code items}; none when it is absent. */
  static GivenItems read(JsonObject body) {
    List<JsonObject> items = body.objects(KEY);
    if (items.size() > MOST) {
      throw new InvalidRequestException(KEY, items.size() + " long", "add 20 at a time at most");
    }
    ItemReader reader = new ItemReader();
    for (int i = 0; i < items.size(); i++) {
      reader.add(items.get(i), KEY + "[" + i + "]");
      if (reader.messages.size() > reader.places.size()) {
        reader.places.add(i);
      }
    }
    return new GivenItems(reader.messages, reader.places);
  }

  private void add(JsonObject item, String path) {
    String type = item.string("type").orElse("message");
    switch (type) {
      case "message" -> messages.add(message(item, path));
      case "function_call" -> addCall(item);
      case "function_call_output" ->
          messages.add(
              new ToolMessage(
                  PartReader.read(item, "output", path + ".output"),
                  item.requiredString("call_id"),
                  Extras.NONE));
      default ->
          throw new InvalidRequestException(
              path + ".type",
              RawJson.of(type),
              "give message, function_call or function_call_output");
    }
  }

  private static Message message(JsonObject item, String path) {
    String role = item.requiredString("role");
    Content content = PartReader.read(item, "content", path + ".content");
    return switch (role) {
      case "user" -> new UserMessage(content, null, Extras.NONE);
      case "system" -> new SystemMessage(content, null, Extras.NONE);
      case "developer" -> new DeveloperMessage(content, null, Extras.NONE);
      case "assistant" -> assistant(content);
      default ->
          throw new InvalidRequestException(
              path + ".role", RawJson.of(role), "give user, assistant, system or developer");
    };
  }

  /** In the chat vocabulary a refusal stands beside the content. */
  private static AssistantMessage assistant(Content content) {
    if (!(content instanceof PartsContent given)) {
      return AssistantMessage.of(content, List.of());
    }
    String refusal =
        given.parts().stream()
            .filter(RefusalPart.class::isInstance)
            .map(part -> ((RefusalPart) part).refusal())
            .collect(Collectors.joining("\n"));
    List<ContentPart> said =
        given.parts().stream().filter(part -> !(part instanceof RefusalPart)).toList();
    return new AssistantMessage(
        said.isEmpty() ? null : new PartsContent(said),
        refusal.isEmpty() ? null : refusal,
        null,
        List.of(),
        null,
        Extras.NONE);
  }

  private void addCall(JsonObject item) {
    ToolCall call =
        new FunctionToolCall(
            item.requiredString("call_id"),
            new FunctionCall(
                item.requiredString("name"), item.requiredString("arguments"), Extras.NONE),
            Extras.NONE);
    AssistantMessage before = lastSaid();
    if (before == null) {
      messages.add(AssistantMessage.of(null, List.of(call)));
      return;
    }
    List<ToolCall> calls = new ArrayList<>(before.toolCalls());
    calls.add(call);
    messages.set(
        messages.size() - 1,
        new AssistantMessage(
            before.content(), before.refusal(), before.name(), calls, null, before.extras()));
  }

  private @Nullable AssistantMessage lastSaid() {
    return !messages.isEmpty() && messages.getLast() instanceof AssistantMessage said ? said : null;
  }
}
