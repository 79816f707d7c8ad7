// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.sessions;

import dev.parley.domain.session.Session;
import dev.parley.json.JsonWriter;

/** Sessions as the API shows them. */
final class SessionJson {
  private SessionJson() {}

  /** One that was begun. */
  static void writeBegun(JsonWriter out, Session session) {
    out.beginObject().field("session_id", session.id().value()).endObject();
  }

  static void writeAnswer(JsonWriter out, String text) {
    out.beginObject().field("response", text).endObject();
  }

  static void write(JsonWriter out, Session session) {
    out.beginObject().field("session_id", session.id().value()).name("history").beginArray();
    session
        .history()
        .forEach(
            said ->
                out.beginObject().field("user", said.user()).field("ai", said.ai()).endObject());
    out.endArray()
        .name("metadata")
        .beginObject()
        .field("created_at", session.createdAt().getEpochSecond())
        .field("last_updated", session.lastUpdated().getEpochSecond())
        .endObject()
        .endObject();
  }
}
