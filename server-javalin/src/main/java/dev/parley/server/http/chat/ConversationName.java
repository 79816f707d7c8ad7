// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.JsonObject;
import dev.parley.server.http.KnownKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which conversation a request belongs to: its body says so, or a header, or both the same. */
final class ConversationName {
  static final String KEY = "conversation";
  static final String HEADER = "Parley-Conversation";

  private ConversationName() {}

  static @Nullable ConversationId read(@Nullable RawJson body, @Nullable String header) {
    ConversationId inBody = body == null || body.isNull() ? null : ofBody(body);
    if (header == null) {
      return inBody;
    }
    ConversationId inHeader = ofHeader(header);
    if (inBody != null && !inBody.equals(inHeader)) {
      throw new InvalidRequestException(
          KEY,
          inBody.value(),
          "the header " + HEADER + " says " + inHeader.value() + "; give one of them");
    }
    return inHeader;
  }

  private static ConversationId ofBody(RawJson body) {
    if (body.isString()) {
      return new ConversationId(body.asString());
    }
    if (!body.isObject()) {
      throw new InvalidRequestException(
          KEY, body.text(), "give an id as a string, or {\"id\": \"…\"}");
    }
    JsonObject named = JsonObject.of(body, KEY);
    KnownKeys.check(named, KEY, List.of("id"));
    return new ConversationId(named.requiredString("id"));
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
