// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.chat.Role;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Title;
import dev.parley.json.JsonWriter;

/** A conversation as the API shows it. */
final class ConversationJson {
  private ConversationJson() {}

  static void write(JsonWriter out, Header header) {
    begin(out, header).endObject();
  }

  /** Writes it as lists of Parley's own show it. */
  static void writeListed(JsonWriter out, Header header) {
    beginListed(out, header).endObject();
  }

  /** Writes it as lists do, and where a search found it. */
  static void write(JsonWriter out, Found found) {
    Sequence entry = found.entry();
    Role role = found.role();
    beginListed(out, found.header())
        .name("match")
        .beginObject()
        .fieldOrNull("item", entry == null ? null : entry.itemId())
        .fieldOrNull("role", role == null ? null : role.wireName())
        .name("text")
        .beginArray();
    found.excerpt().forEach(piece -> write(out, piece));
    out.endArray().endObject().endObject();
  }

  private static void write(JsonWriter out, Found.Piece piece) {
    out.beginObject().field("text", piece.text());
    if (piece.hit()) {
      out.field("hit", true);
    }
    out.endObject();
  }

  private static JsonWriter beginListed(JsonWriter out, Header header) {
    return begin(out, header)
        .field("updated_at", header.updatedAt().getEpochSecond())
        .fieldOrNull("title", Title.shown(header).orElse(null));
  }

  private static JsonWriter begin(JsonWriter out, Header header) {
    out.beginObject()
        .field("id", header.id().value())
        .field("object", "conversation")
        .field("created_at", header.createdAt().getEpochSecond())
        .name("metadata")
        .beginObject();
    header.metadata().forEach(out::field);
    return out.endObject();
  }

  static void writeDeleted(JsonWriter out, ConversationId id) {
    out.beginObject()
        .field("id", id.value())
        .field("object", "conversation.deleted")
        .field("deleted", true)
        .endObject();
  }
}
