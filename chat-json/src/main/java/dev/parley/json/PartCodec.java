// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.AudioPart;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.FilePart;
import dev.parley.domain.chat.ImagePart;
import dev.parley.domain.chat.OtherPart;
import dev.parley.domain.chat.RefusalPart;
import dev.parley.domain.chat.TextPart;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One part of a message's content; its {@code type} names the field that holds what it carries. */
final class PartCodec {
  private static final String TEXT = "text";
  private static final String IMAGE = "image_url";
  private static final String AUDIO = "input_audio";
  private static final String FILE = "file";
  private static final String REFUSAL = "refusal";

  private PartCodec() {}

  static ContentPart read(JsonReader in) throws IOException {
    in.requireObject("give a content part, for instance {\"type\": \"text\", \"text\": \"…\"}");
    int start = in.position();
    Rest rest = new Rest(in);
    String type = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("type")) {
        type = in.string();
      } else {
        rest.keep(field);
      }
    }
    if (type == null) {
      throw in.missing("type", "give text, image_url, input_audio, file or refusal");
    }
    return switch (type) {
      case TEXT -> new TextPart(string(in, TEXT, rest), rest.extras());
      case REFUSAL -> new RefusalPart(string(in, REFUSAL, rest), rest.extras());
      case IMAGE ->
          new ImagePart(
              payload(in, rest.take(IMAGE, PayloadCodec::readImage), IMAGE), rest.extras());
      case AUDIO ->
          new AudioPart(
              payload(in, rest.take(AUDIO, PayloadCodec::readAudio), AUDIO), rest.extras());
      case FILE ->
          new FilePart(payload(in, rest.take(FILE, PayloadCodec::readFile), FILE), rest.extras());
      default -> new OtherPart(in.rawSince(start));
    };
  }

  private static String string(JsonReader in, String type, Rest rest) {
    String value = rest.takeString(type);
    if (value == null) {
      throw in.missing(type, "give a string");
    }
    return value;
  }

  private static <T> T payload(JsonReader in, @Nullable T payload, String type) {
    if (payload == null) {
      throw in.missing(type, "give an object");
    }
    return payload;
  }

  static void write(JsonWriter out, ContentPart part) {
    switch (part) {
      case TextPart p ->
          out.beginObject()
              .field("type", TEXT)
              .field(TEXT, p.text())
              .fields(p.extras())
              .endObject();
      case RefusalPart p ->
          out.beginObject()
              .field("type", REFUSAL)
              .field(REFUSAL, p.refusal())
              .fields(p.extras())
              .endObject();
      case ImagePart p -> {
        out.beginObject().field("type", IMAGE).name(IMAGE);
        PayloadCodec.write(out, p.imageUrl());
        out.fields(p.extras()).endObject();
      }
      case AudioPart p -> {
        out.beginObject().field("type", AUDIO).name(AUDIO);
        PayloadCodec.write(out, p.inputAudio());
        out.fields(p.extras()).endObject();
      }
      case FilePart p -> {
        out.beginObject().field("type", FILE).name(FILE);
        PayloadCodec.write(out, p.file());
        out.fields(p.extras()).endObject();
      }
      case OtherPart p -> out.value(p.json());
    }
  }
}
