// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.json.Times;
import dev.parley.port.SessionStore;
import java.time.Instant;
import java.util.NoSuchElementException;

/**
 * A session as the text that {@code sessions.lua} writes in: {@code {"until":"…","session_id":"…",
 * "metadata":{"created_at":"…","last_updated":"…"},"history":[{"user":"…","ai":"…"}]}}. Until its
 * history everything stands at one place.
 */
final class StoredSession {
  private static final int ID = 36;

  /** Where the last update stands. */
  static final int UPDATED_AT =
      KeptAnswer.END_FROM
          + Times.LENGTH
          + "\",\"session_id\":\"".length()
          + ID
          + "\",\"metadata\":{\"created_at\":\"".length()
          + Times.LENGTH
          + "\",\"last_updated\":\"".length();

  private StoredSession() {}

  /** A session in which nothing was said yet. */
  static String write(Session session, String until) {
    return Json.text(
        out ->
            out.beginObject()
                .field("until", until)
                .field("session_id", session.id().value())
                .name("metadata")
                .beginObject()
                .field("created_at", Times.text("createdAt", session.createdAt()))
                .field("last_updated", Times.text("lastUpdated", session.lastUpdated()))
                .endObject()
                .name("history")
                .beginArray()
                .endArray()
                .endObject());
  }

  static String write(Exchange exchange) {
    return Json.text(
        out ->
            out.beginObject()
                .field("user", exchange.user())
                .field("ai", exchange.ai())
                .endObject());
  }

  /**
   * The session as it was written.
   *
   * @throws StorageUnavailableException when somebody else wrote there
   */
  static Session read(SessionStore.Key key, byte[] text) {
    try {
      JsonObject json = JsonObject.parse(text);
      JsonObject metadata = json.object("metadata").orElseThrow();
      return new Session(
          key.id(),
          key.owner(),
          time(metadata, "created_at"),
          time(metadata, "last_updated"),
          json.objects("history").stream().map(StoredSession::exchange).toList());
    } catch (InvalidRequestException | NoSuchElementException e) {
      throw new StorageUnavailableException(
          "what Redis has of session " + key.id() + " is no session of Parley's: delete it", e);
    }
  }

  private static Instant time(JsonObject json, String name) {
    return Times.instant(json.requiredString(name));
  }

  private static Exchange exchange(JsonObject json) {
    return new Exchange(json.requiredString("user"), json.requiredString("ai"));
  }
}
