// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.AudioPart.InputAudio;
import dev.parley.domain.chat.FilePart.InputFile;
import dev.parley.domain.chat.ImagePart.ImageUrl;
import java.io.IOException;

/** What a content part that is not text carries. */
final class PayloadCodec {
  private PayloadCodec() {}

  static ImageUrl readImage(JsonReader in) throws IOException {
    in.requireObject("give an object, {\"url\": \"…\"}");
    Rest rest = new Rest(in);
    String url = null;
    String detail = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "url" -> url = in.string();
        case "detail" -> detail = in.stringOrNull();
        default -> rest.keep(field);
      }
    }
    if (url == null) {
      throw in.missing("url", "give the picture's address, or a data: URL");
    }
    return new ImageUrl(url, detail, rest.extras());
  }

  static void write(JsonWriter out, ImageUrl image) {
    out.beginObject()
        .field("url", image.url())
        .fieldIfPresent("detail", image.detail())
        .fields(image.extras())
        .endObject();
  }

  static InputAudio readAudio(JsonReader in) throws IOException {
    in.requireObject("give an object, {\"data\": \"…\", \"format\": \"wav\"}");
    Rest rest = new Rest(in);
    String data = null;
    String format = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "data" -> data = in.string();
        case "format" -> format = in.string();
        default -> rest.keep(field);
      }
    }
    if (data == null) {
      throw in.missing("data", "give the sound in base64");
    }
    if (format == null) {
      throw in.missing("format", "give wav or mp3");
    }
    return new InputAudio(data, format, rest.extras());
  }

  static void write(JsonWriter out, InputAudio audio) {
    out.beginObject()
        .field("data", audio.data())
        .field("format", audio.format())
        .fields(audio.extras())
        .endObject();
  }

  static InputFile readFile(JsonReader in) throws IOException {
    in.requireObject("give an object, {\"file_id\": \"…\"} or {\"file_data\": \"…\"}");
    Rest rest = new Rest(in);
    String data = null;
    String id = null;
    String name = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "file_data" -> data = in.stringOrNull();
        case "file_id" -> id = in.stringOrNull();
        case "filename" -> name = in.stringOrNull();
        default -> rest.keep(field);
      }
    }
    return new InputFile(data, id, name, rest.extras());
  }

  static void write(JsonWriter out, InputFile file) {
    out.beginObject()
        .fieldIfPresent("file_data", file.fileData())
        .fieldIfPresent("file_id", file.fileId())
        .fieldIfPresent("filename", file.filename())
        .fields(file.extras())
        .endObject();
  }
}
