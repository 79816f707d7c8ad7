// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.chat.AudioPart;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.FilePart;
import dev.parley.domain.chat.ImagePart;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherPart;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RefusalPart;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.json.JsonWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the content of messages in the words of the Conversations API. */
final class Parts {
  private Parts() {}

  /** The parts of a message's content. */
  static void write(JsonWriter out, Message message) {
    boolean output = message.role() == Role.ASSISTANT;
    switch (message.content()) {
      case null -> {}
      case TextContent content -> text(out, content.text(), output);
      case PartsContent content -> content.parts().forEach(part -> part(out, part, output));
    }
  }

  /** What a tool gave back: a string where it was one, else parts. */
  static void writeOutput(JsonWriter out, @Nullable Content content) {
    switch (content) {
      case null -> out.value("");
      case TextContent given -> out.value(given.text());
      case PartsContent given -> {
        out.beginArray();
        given.parts().forEach(part -> part(out, part, false));
        out.endArray();
      }
    }
  }

  static void refusal(JsonWriter out, String refusal) {
    out.beginObject().field("type", "refusal").field("refusal", refusal).endObject();
  }

  private static void text(JsonWriter out, String text, boolean output) {
    out.beginObject().field("type", output ? "output_text" : "input_text").field("text", text);
    if (output) {
      out.name("annotations").beginArray().endArray().name("logprobs").beginArray().endArray();
    }
    out.endObject();
  }

  private static void part(JsonWriter out, ContentPart part, boolean output) {
    switch (part) {
      case TextPart p -> text(out, p.text(), output);
      case RefusalPart p -> refusal(out, p.refusal());
      case ImagePart p ->
          out.beginObject()
              .field("type", "input_image")
              .field("image_url", p.imageUrl().url())
              .field("detail", Objects.requireNonNullElse(p.imageUrl().detail(), "auto"))
              .endObject();
      case AudioPart p ->
          out.beginObject()
              .field("type", "input_audio")
              .name("input_audio")
              .beginObject()
              .field("data", p.inputAudio().data())
              .field("format", p.inputAudio().format())
              .endObject()
              .endObject();
      case FilePart p ->
          out.beginObject()
              .field("type", "input_file")
              .fieldIfPresent("file_id", p.file().fileId())
              .fieldIfPresent("filename", p.file().filename())
              .fieldIfPresent("file_data", p.file().fileData())
              .endObject();
      case OtherPart p -> out.value(p.json());
    }
  }
}
