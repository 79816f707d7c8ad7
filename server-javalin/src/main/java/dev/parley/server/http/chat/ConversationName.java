// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.JsonObject;
import dev.parley.server.http.KnownKeys;
import dev.parley.server.http.conversations.ItemId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which conversation a request belongs to: its body says so, or a header, or both the same.
 *
 * @param after the entry that the turn follows; null for the newest
 */
record ConversationName(ConversationId id, @Nullable Sequence after) {
  static final String KEY = "conversation";
  static final String HEADER = "Parley-Conversation";

  static @Nullable ConversationName read(@Nullable RawJson body, @Nullable String header) {
    ConversationName inBody = body == null || body.isNull() ? null : ofBody(body);
    if (header == null) {
      return inBody;
    }
    ConversationId inHeader = ofHeader(header);
    if (inBody != null && !inBody.id.equals(inHeader)) {
      throw new InvalidRequestException(
          KEY,
          inBody.id.value(),
          "the header " + HEADER + " says " + inHeader.value() + "; give one of them");
    }
    return inBody == null ? new ConversationName(inHeader, null) : inBody;
  }

  private static ConversationName ofBody(RawJson body) {
    if (body.isString()) {
      return new ConversationName(new ConversationId(body.asString()), null);
    }
    if (!body.isObject()) {
      throw new InvalidRequestException(
          KEY, body.text(), "give an id as a string, or {\"id\": \"…\"}");
    }
    JsonObject named = JsonObject.of(body, KEY);
    KnownKeys.check(named, KEY, List.of("id", "after"));
    return new ConversationName(
        new ConversationId(named.requiredString("id")),
        named.fields().containsKey("after") ? after(named.string("after").orElse("")) : null);
  }

  /** What an item id names; nothing is before the first. */
  private static Sequence after(String item) {
    return item.isEmpty() ? Sequence.NONE : ItemId.parse(item).sequence();
  }

  private static ConversationId ofHeader(String header) {
    try {
      return new ConversationId(header);
    } catch (InvalidRequestException e) {
      throw new InvalidRequestException(
          HEADER, header, "give 1 to 128 of the characters A-Z a-z 0-9 . _ : -", e);
    }
  }
}
