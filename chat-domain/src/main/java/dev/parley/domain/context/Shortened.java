// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.CustomToolCall;
import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherToolCall;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.SystemMessage;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.function.Shortening;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages whose long texts lose their middle. */
final class Shortened {
  private Shortened() {}

  /** A message whose results and arguments are cut; what people and models say stays. */
  static Message call(Message message, int longest) {
    return switch (message) {
      case ToolMessage result ->
          new ToolMessage(content(result.content(), longest), result.toolCallId(), result.extras());
      case FunctionMessage result ->
          new FunctionMessage(contentOf(result, longest), result.name(), result.extras());
      case AssistantMessage said ->
          new AssistantMessage(
              said.content(),
              said.refusal(),
              said.name(),
              said.toolCalls().stream().map(call -> cut(call, longest)).toList(),
              older(said, longest),
              said.extras());
      case SystemMessage other -> other;
      case DeveloperMessage other -> other;
      case UserMessage other -> other;
    };
  }

  private static @Nullable Content contentOf(FunctionMessage result, int longest) {
    Content content = result.content();
    return content == null ? null : content(content, longest);
  }

  private static Content content(Content content, int longest) {
    return switch (content) {
      case TextContent said -> new TextContent(Shortening.middle(said.text(), longest));
      case PartsContent said -> {
        List<ContentPart> parts = new ArrayList<>();
        for (ContentPart part : said.parts()) {
          parts.add(
              part instanceof TextPart text
                  ? new TextPart(Shortening.middle(text.text(), longest), text.extras())
                  : part);
        }
        yield new PartsContent(parts);
      }
    };
  }

  private static ToolCall cut(ToolCall call, int longest) {
    return switch (call) {
      case FunctionToolCall c ->
          new FunctionToolCall(c.id(), cut(c.function(), longest), c.extras());
      case CustomToolCall c ->
          new CustomToolCall(
              c.id(),
              new CustomToolCall.CustomCall(
                  c.custom().name(),
                  Shortening.middle(c.custom().input(), longest),
                  c.custom().extras()),
              c.extras());
      case OtherToolCall c -> c;
    };
  }

  private static @Nullable FunctionCall older(AssistantMessage said, int longest) {
    FunctionCall call = said.functionCall();
    return call == null ? null : cut(call, longest);
  }

  private static FunctionCall cut(FunctionCall call, int longest) {
    return new FunctionCall(
        call.name(), ShortenedArguments.of(call.arguments(), longest), call.extras());
  }
}
