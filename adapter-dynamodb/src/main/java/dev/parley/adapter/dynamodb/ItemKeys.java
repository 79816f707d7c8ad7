// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.ConversationId;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the items of a conversation lie, in the order of {@code message_ts}: parts of what is too
 * large for one item below zero, the header at zero, the entries above it by their sequence.
 */
final class ItemKeys {
  static final String CONVERSATION = "conversation_id";
  static final String PLACE = "message_ts";
  static final AttributeValue HEADER = Values.number(0);

  /** Parts that an entry or a header may have: over three gigabytes. */
  static final int MOST_PARTS = 9999;

  private ItemKeys() {}

  static Map<String, AttributeValue> header(ConversationId id) {
    return of(id, HEADER);
  }

  static Map<String, AttributeValue> entry(ConversationId id, long sequence) {
    return of(id, Values.number(sequence));
  }

  static Map<String, AttributeValue> of(ConversationId id, AttributeValue place) {
    return Map.of(CONVERSATION, Values.string(id.value()), PLACE, place);
  }

  /** The part of an entry, 1 for the first. */
  static AttributeValue partOfEntry(long sequence, int part) {
    return AttributeValue.fromN(String.format(Locale.ROOT, "-%d.%04d", sequence, part));
  }

  /** The part of the header of that version, 1 for the first. */
  static AttributeValue partOfHeader(long version, int part) {
    return AttributeValue.fromN(String.format(Locale.ROOT, "-0.%019d%04d", version, part));
  }

  /** Places a part, 1 for the first. */
  interface PartPlaces {
    AttributeValue place(int part);
  }
}
