// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.json.ChatJson;
import dev.parley.json.Json;
import dev.parley.json.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry as it lies in its table: {@code role}, {@code content} (JSON, as the message has it) and
 * {@code call} (the message's other fields, those of function calls above all). A message that is
 * too large lies in parts beside it.
 */
final class EntryItem {
  static final String ROLE = "role";
  static final String CONTENT = "content";
  static final String CALL = "call";
  private static final String TURN = "turn";
  private static final String STATUS = "status";
  private static final String CREATED = "created_at";
  private static final String SIZE = "size";

  private EntryItem() {}

  /** The items of an entry: its parts first, where it has some. */
  static List<Map<String, AttributeValue>> of(Header header, Entry entry) {
    long sequence = entry.sequence().value();
    Map<String, AttributeValue> item =
        new HashMap<>(ItemKeys.entry(header.id(), entry.sequence().value()));
    item.put(HeaderItem.BEGAN, HeaderItem.began(header));
    if (entry.turn() != null) {
      item.put(TURN, Values.string(entry.turn().value()));
    }
    item.put(STATUS, Values.string(entry.status().name().toLowerCase(Locale.ROOT)));
    item.put(CREATED, Values.string(Times.text("createdAt", entry.createdAt())));
    item.put(SIZE, Values.number(entry.size()));
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    if (entry.message() != null) {
      item.put(ROLE, Values.string(entry.message().role().wireName()));
      String json = ChatJson.writeMessage(entry.message());
      if (Body.isLarge(json)) {
        List<Map<String, AttributeValue>> parts =
            HeaderItem.parts(header, json, part -> ItemKeys.partOfEntry(sequence, part));
        item.put(Body.PARTS, Values.number(parts.size()));
        items.addAll(parts);
      } else {
        putMessage(item, json);
      }
    }
    items.add(item);
    return items;
  }

  private static void putMessage(Map<String, AttributeValue> item, String json) {
    Map<String, RawJson> rest = new LinkedHashMap<>(Json.fields(new RawJson(json)));
    rest.remove(ROLE);
    RawJson content = rest.remove(CONTENT);
    item.put(CONTENT, Values.string(content == null ? RawJson.NULL.text() : content.text()));
    if (!rest.isEmpty()) {
      item.put(
          CALL,
          Values.string(
              Json.text(
                  out -> {
                    out.beginObject();
                    rest.forEach(out::field);
                    out.endObject();
                  })));
    }
  }

  static long sequence(Map<String, AttributeValue> item) {
    return Values.number(item, ItemKeys.PLACE);
  }

  /**
   * The entry that an item holds.
   *
   * @param large reads the JSON of a message that lies beside it
   */
  static Entry entry(Map<String, AttributeValue> item, Supplier<String> large) {
    String turn = Values.stringOrNull(item, TURN);
    return new Entry(
        new Sequence(sequence(item)),
        turn == null ? null : new TurnId(turn),
        EntryStatus.valueOf(Values.string(item, STATUS).toUpperCase(Locale.ROOT)),
        Times.instant(Values.string(item, CREATED)),
        Values.number(item, SIZE),
        message(item, large));
  }

  private static @Nullable Message message(
      Map<String, AttributeValue> item, Supplier<String> large) {
    String role = Values.stringOrNull(item, ROLE);
    if (role == null) {
      return null;
    }
    if (Body.parts(item) > 0) {
      return ChatJson.readMessage(large.get());
    }
    String call = Values.stringOrNull(item, CALL);
    return ChatJson.readMessage(
        "{\"role\":\""
            + role
            + "\",\"content\":"
            + Values.string(item, CONTENT)
            + (call == null ? "}" : "," + call.substring(1)));
  }
}
