// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.json.HeaderJson;
import dev.parley.json.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A header as it lies in its table. One without a version is none: it is of a conversation that is
 * being begun or removed.
 */
final class HeaderItem {
  static final String OWNER = "owner";
  static final String UPDATED = "updated";
  static final String VERSION = "version";
  static final String LAST = "last";

  /** When the conversation began: what tells it from another one of its name. */
  static final String BEGAN = "began_at";

  /** Names the write, so that it is known again when its answer was lost. */
  static final String WRITE = "write_id";

  /** Names who writes entries that do not count yet. */
  static final String WRITER = "writer_id";

  /** What the index has as the owner of headers that are none. */
  static final String NOBODY = "\\nobody";

  private static final String OWNER_NAME = "owner_name";
  private static final String REST = "header";

  private HeaderItem() {}

  /** The items of a header, itself last, its parts before it where it is too large. */
  static List<Map<String, AttributeValue>> of(Header header, String write) {
    String owner = header.owner().value();
    Map<String, AttributeValue> item = new HashMap<>(ItemKeys.header(header.id()));
    item.put(OWNER, Values.string(Values.key(owner)));
    if (!Values.key(owner).equals(owner)) {
      item.put(OWNER_NAME, Values.text(owner));
    }
    item.put(UPDATED, Values.string(position(header.updatedAt(), header.id())));
    item.put(VERSION, Values.number(header.version()));
    item.put(LAST, Values.number(header.last().value()));
    item.put(BEGAN, began(header));
    item.put(WRITE, Values.string(write));
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    String rest = HeaderJson.write(header);
    if (Body.isLarge(rest)) {
      items.addAll(parts(header, rest, part -> ItemKeys.partOfHeader(header.version(), part)));
      item.put(Body.PARTS, Values.number(items.size()));
    } else {
      item.put(REST, Values.string(rest));
    }
    items.add(item);
    return items;
  }

  /** What is too large for one item. */
  static List<Map<String, AttributeValue>> parts(
      Header header, String json, ItemKeys.PartPlaces places) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (AttributeValue part : Body.parts(json)) {
      Map<String, AttributeValue> item =
          new HashMap<>(ItemKeys.of(header.id(), places.place(items.size() + 1)));
      item.put(BEGAN, began(header));
      item.put(Body.PART, part);
      items.add(item);
    }
    return items;
  }

  static AttributeValue began(Header header) {
    return Values.string(Times.text("createdAt", header.createdAt()));
  }

  /** Where the owner's list has it: by time, then by id. */
  static String position(Instant updatedAt, ConversationId id) {
    return Times.text("updatedAt", updatedAt) + " " + id;
  }

  static Instant updatedAt(String position) {
    return Times.instant(position.substring(0, position.indexOf(' ')));
  }

  static ConversationId id(Map<String, AttributeValue> item) {
    return new ConversationId(Values.string(item, ItemKeys.CONVERSATION));
  }

  static boolean isNone(Map<String, AttributeValue> item) {
    return !item.containsKey(VERSION);
  }

  static long version(Map<String, AttributeValue> item) {
    return Values.numberOrZero(item, VERSION);
  }

  static long last(Map<String, AttributeValue> item) {
    return Values.numberOrZero(item, LAST);
  }

  /** Whether the item is of this conversation and not of an older one of its name. */
  static boolean isSame(Map<String, AttributeValue> item, Header header) {
    return owner(item).equals(header.owner().value())
        && Values.required(item, BEGAN).equals(began(header));
  }

  private static String owner(Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get(OWNER_NAME))
        .map(Values::text)
        .orElseGet(() -> Values.string(item, OWNER));
  }

  /**
   * The header that an item holds.
   *
   * @param large reads the JSON of one that lies beside it
   */
  static Header header(Map<String, AttributeValue> item, Supplier<String> large) {
    Header bare =
        new Header(
            id(item),
            new Owner(owner(item)),
            version(item),
            new Sequence(last(item)),
            Branches.NONE,
            List.of(),
            null,
            null,
            null,
            Map.of(),
            Times.instant(Values.string(item, BEGAN)),
            updatedAt(Values.string(item, UPDATED)));
    return HeaderJson.read(Body.parts(item) > 0 ? large.get() : Values.string(item, REST), bare);
  }
}
