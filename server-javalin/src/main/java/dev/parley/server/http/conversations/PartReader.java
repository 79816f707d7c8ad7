// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.chat.AudioPart;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FilePart;
import dev.parley.domain.chat.ImagePart;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.RefusalPart;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Reads the content of items. */
final class PartReader {
  private PartReader() {}

  /** Content that is a string or an array of parts; one text part alone is a string. */
  static Content read(JsonObject item, String field, String path) {
    RawJson given = item.get(field).orElseThrow(() -> missing(path));
    if (given.isString()) {
      return new TextContent(given.asString());
    }
    if (!given.isArray()) {
      throw new InvalidRequestException(path, given.text(), "give a string or an array of parts");
    }
    List<ContentPart> parts = new ArrayList<>();
    for (JsonObject part : item.objects(field)) {
      parts.add(part(part, path + "[" + parts.size() + "]"));
    }
    return parts.size() == 1 && parts.getFirst() instanceof TextPart only
        ? new TextContent(only.text())
        : new PartsContent(parts);
  }

  private static InvalidRequestException missing(String path) {
    return InvalidRequestException.of(
        "missing_required_parameter", path, path + " is missing: give a string or parts");
  }

  private static ContentPart part(JsonObject part, String path) {
    String type = part.requiredString("type");
    return switch (type) {
      case "input_text", "output_text", "text" ->
          new TextPart(part.requiredString("text"), Extras.NONE);
      case "refusal" -> new RefusalPart(part.requiredString("refusal"), Extras.NONE);
      case "input_image" ->
          new ImagePart(
              new ImagePart.ImageUrl(
                  part.requiredString("image_url"),
                  part.string("detail").orElse(null),
                  Extras.NONE),
              Extras.NONE);
      case "input_audio" -> audio(part, path);
      case "input_file" ->
          new FilePart(
              new FilePart.InputFile(
                  part.string("file_data").orElse(null),
                  part.string("file_id").orElse(null),
                  part.string("filename").orElse(null),
                  Extras.NONE),
              Extras.NONE);
      default ->
          throw new InvalidRequestException(
              path + ".type",
              RawJson.of(type),
              "give input_text, output_text, refusal, input_image, input_audio or input_file");
    };
  }

  private static ContentPart audio(JsonObject part, String path) {
    JsonObject audio =
        part.object("input_audio")
            .orElseThrow(
                () ->
                    InvalidRequestException.of(
                        "missing_required_parameter",
                        path + ".input_audio",
                        path + ".input_audio is missing: give an object with data and format"));
    return new AudioPart(
        new AudioPart.InputAudio(
            audio.requiredString("data"), audio.requiredString("format"), Extras.NONE),
        Extras.NONE);
  }
}
