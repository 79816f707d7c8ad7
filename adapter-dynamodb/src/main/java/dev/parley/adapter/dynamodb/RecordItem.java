// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.json.Times;
import dev.parley.port.RecordStore;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record as it lies in its table. */
final class RecordItem {
  static final String COLLECTION = "collection";
  static final String NAME = "name";

  /** When DynamoDB may remove it, in seconds of the epoch. */
  static final String TTL = "ttl";

  private static final String VERSION = "version";
  private static final String DOCUMENT = "document";
  private static final String EXPIRES = "expires_at";

  private RecordItem() {}

  static Map<String, AttributeValue> key(RecordStore.Key key) {
    return Map.of(
        COLLECTION, Values.string(Values.key(key.collection())),
        NAME, Values.bytes(RecordKeys.bytes(key.name())));
  }

  static Map<String, AttributeValue> of(RecordStore.Stored stored, String write) {
    Map<String, AttributeValue> item = new HashMap<>(key(stored.key()));
    item.put(VERSION, Values.number(stored.version()));
    item.put(DOCUMENT, Values.text(stored.document().text()));
    item.put(HeaderItem.WRITE, Values.string(write));
    if (stored.expiresAt() != null) {
      item.put(EXPIRES, Values.string(Times.text("expiresAt", stored.expiresAt())));
      item.put(TTL, Values.number(stored.expiresAt().getEpochSecond() + 1));
    }
    return item;
  }

  static boolean isOf(Map<String, AttributeValue> item, String write) {
    return Values.string(write).equals(item.get(HeaderItem.WRITE));
  }

  static RecordStore.Stored read(String collection, Map<String, AttributeValue> item) {
    try {
      String end = Values.stringOrNull(item, EXPIRES);
      return new RecordStore.Stored(
          new RecordStore.Key(
              collection, RecordKeys.name(Values.required(item, NAME).b().asByteArray())),
          new RawJson(Values.text(Values.required(item, DOCUMENT))),
          Values.number(item, VERSION),
          end == null ? null : Times.instant(end));
    } catch (RuntimeException e) {
      throw new StorageUnavailableException(
          "a record of collection "
              + collection
              + " can't be read as it lies in its table: restore a backup, or delete it",
          e);
    }
  }
}
