// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.AudioPart;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.CustomToolCall;
import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.FilePart;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.ImagePart;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherPart;
import dev.parley.domain.chat.OtherToolCall;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RefusalPart;
import dev.parley.domain.chat.SystemMessage;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.chat.UserMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds messages to a digest, each with all that it holds. */
final class MessagePrint {
  private MessagePrint() {}

  static void addAll(Digest digest, List<Message> messages) {
    digest.list(messages, MessagePrint::add);
  }

  private static void add(Digest digest, Message message) {
    digest.text(message.role().wireName()).fields(message.extras().fields());
    content(digest, message.content());
    switch (message) {
      case SystemMessage m -> digest.text(m.name());
      case DeveloperMessage m -> digest.text(m.name());
      case UserMessage m -> digest.text(m.name());
      case ToolMessage m -> digest.text(m.toolCallId());
      case FunctionMessage m -> digest.text(m.name());
      case AssistantMessage m -> {
        digest.text(m.name()).text(m.refusal()).list(m.toolCalls(), MessagePrint::call);
        FunctionCall function = m.functionCall();
        digest.list(function == null ? List.of() : List.of(function), MessagePrint::function);
      }
    }
  }

  private static void content(Digest digest, @Nullable Content content) {
    if (content == null) {
      digest.text(null);
      return;
    }
    switch (content) {
      case TextContent text -> digest.text("text").text(text.text());
      case PartsContent parts -> digest.text("parts").list(parts.parts(), MessagePrint::part);
    }
  }

  private static void part(Digest digest, ContentPart part) {
    switch (part) {
      case TextPart p -> digest.text("text").text(p.text()).fields(p.extras().fields());
      case RefusalPart p -> digest.text("refusal").text(p.refusal()).fields(p.extras().fields());
      case ImagePart p ->
          digest
              .text("image")
              .text(p.imageUrl().url())
              .text(p.imageUrl().detail())
              .fields(p.imageUrl().extras().fields())
              .fields(p.extras().fields());
      case AudioPart p ->
          digest
              .text("audio")
              .text(p.inputAudio().data())
              .text(p.inputAudio().format())
              .fields(p.inputAudio().extras().fields())
              .fields(p.extras().fields());
      case FilePart p ->
          digest
              .text("file")
              .text(p.file().fileData())
              .text(p.file().fileId())
              .text(p.file().filename())
              .fields(p.file().extras().fields())
              .fields(p.extras().fields());
      case OtherPart p -> digest.text("other").json(p.json());
    }
  }

  private static void call(Digest digest, ToolCall call) {
    digest.text(call.id());
    switch (call) {
      case FunctionToolCall c -> {
        digest.text("function").fields(c.extras().fields());
        function(digest, c.function());
      }
      case CustomToolCall c ->
          digest
              .text("custom")
              .fields(c.extras().fields())
              .text(c.custom().name())
              .text(c.custom().input())
              .fields(c.custom().extras().fields());
      case OtherToolCall c -> digest.text("other").text(c.type()).fields(c.extras().fields());
    }
  }

  private static void function(Digest digest, FunctionCall call) {
    digest.text(call.name()).text(call.arguments()).fields(call.extras().fields());
  }
}
