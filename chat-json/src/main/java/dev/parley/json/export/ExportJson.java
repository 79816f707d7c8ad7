// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.export;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.ChatJson;
import dev.parley.json.HeaderJson;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.json.JsonWriter;
import dev.parley.json.Times;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The lines of an export as bytes: one JSON object each, in UTF-8, its fields in a fixed order,
 * without a line feed in it. What is written reads back equal.
 */
public final class ExportJson {
  /** The version of the format that is written, and the only one that is read. */
  public static final long VERSION = 1;

  private static final String FORMAT = "parley-conversations";

  private ExportJson() {}

  /** The line's bytes, without a line feed at their end. */
  public static byte[] write(ExportLine line) {
    return Json.bytes(
        out -> {
          out.beginObject();
          switch (line) {
            case ExportLine.Format format ->
                out.field("format", FORMAT).field("version", format.version());
            case ExportLine.Begin begin -> write(out, begin.header());
            case ExportLine.Said said -> write(out, said.entry());
            case ExportLine.End end ->
                out.field("end", end.id().value()).field("sha256", end.sha256());
            case ExportLine.Total total ->
                out.field("conversations", total.conversations())
                    .field("entries", total.entries())
                    .field("sha256", total.sha256());
          }
          out.endObject();
        });
  }

  /**
   * The line of these bytes.
   *
   * @throws InvalidRequestException when {@link #write} does not write such a line
   */
  public static ExportLine read(byte[] line) {
    try {
      return read(JsonObject.of(new RawJson(text(line))));
    } catch (InvalidRequestException e) {
      throw e;
    } catch (RuntimeException e) {
      // a number, a time or a name in it is none
      throw noLine(String.valueOf(e.getMessage()));
    }
  }

  private static ExportLine read(JsonObject line) {
    if (line.has("entry")) {
      return new ExportLine.Said(entry(line));
    } else if (line.has("conversation")) {
      return new ExportLine.Begin(header(line));
    } else if (line.has("end")) {
      return new ExportLine.End(
          new ConversationId(line.requiredString("end")), line.requiredString("sha256"));
    } else if (line.has("conversations")) {
      return new ExportLine.Total(
          number(line, "conversations"), number(line, "entries"), line.requiredString("sha256"));
    } else if (line.string("format").filter(FORMAT::equals).isPresent()) {
      return new ExportLine.Format(number(line, "version"));
    }
    throw noLine("it has none of the fields that tell what a line is");
  }

  private static void write(JsonWriter out, Header header) {
    out.field("conversation", header.id().value())
        .field("owner", header.owner().value())
        .field("entries", header.last().value())
        .field("created_at", Times.text("createdAt", header.createdAt()))
        .field("updated_at", Times.text("updatedAt", header.updatedAt()));
    writeJson(out.name("header"), HeaderJson.write(header));
  }

  private static Header header(JsonObject line) {
    Header bare =
        new Header(
            new ConversationId(line.requiredString("conversation")),
            new Owner(line.requiredString("owner")),
            1,
            new Sequence(number(line, "entries")),
            Branches.NONE,
            List.of(),
            null,
            null,
            null,
            Map.of(),
            Times.instant(line.requiredString("created_at")),
            Times.instant(line.requiredString("updated_at")));
    return HeaderJson.read(readJson(line.get("header").orElseThrow()), bare);
  }

  private static void write(JsonWriter out, Entry entry) {
    out.field("entry", entry.sequence().value());
    if (entry.turn() != null) {
      out.field("turn", entry.turn().value());
    }
    out.field("status", entry.status().name().toLowerCase(Locale.ROOT))
        .field("created_at", Times.text("createdAt", entry.createdAt()))
        .field("size", entry.size())
        .name("message");
    if (entry.message() == null) {
      out.nullValue();
    } else {
      writeJson(out, ChatJson.writeMessage(entry.message()));
    }
  }

  private static Entry entry(JsonObject line) {
    return new Entry(
        new Sequence(number(line, "entry")),
        line.string("turn").map(TurnId::new).orElse(null),
        EntryStatus.valueOf(line.requiredString("status").toUpperCase(Locale.ROOT)),
        Times.instant(line.requiredString("created_at")),
        number(line, "size"),
        line.get("message").map(json -> ChatJson.readMessage(readJson(json))).orElse(null));
  }

  /** What came from outside is kept as it was laid out: with line ends it can't lie in a line. */
  private static void writeJson(JsonWriter out, String json) {
    if (json.indexOf('\n') < 0 && json.indexOf('\r') < 0) {
      out.value(new RawJson(json));
    } else {
      out.value(json);
    }
  }

  private static String readJson(RawJson json) {
    return json.isString() ? json.asString() : json.text();
  }

  private static long number(JsonObject line, String name) {
    return line.integer(name).orElseThrow(() -> noLine("it has no " + name));
  }

  private static String text(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw noLine("it is not UTF-8");
    }
  }

  private static InvalidRequestException noLine(String why) {
    return InvalidRequestException.of(
        "invalid_export", null, "this is no line of an export: " + why);
  }
}
