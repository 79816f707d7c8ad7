// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.json.JsonWriter;

/** A conversation as the API shows it. */
final class ConversationJson {
  private ConversationJson() {}

  static void write(JsonWriter out, Header header) {
    out.beginObject()
        .field("id", header.id().value())
        .field("object", "conversation")
        .field("created_at", header.createdAt().getEpochSecond())
        .name("metadata")
        .beginObject();
    header.metadata().forEach(out::field);
    out.endObject().endObject();
  }

  static void writeDeleted(JsonWriter out, ConversationId id) {
    out.beginObject()
        .field("id", id.value())
        .field("object", "conversation.deleted")
        .field("deleted", true)
        .endObject();
  }
}
