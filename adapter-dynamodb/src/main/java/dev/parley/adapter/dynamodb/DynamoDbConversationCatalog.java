// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.port.ConversationCatalog;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Walks through the owners' index, within an owner by time. A conversation that is written during
 * the walk moves to the end of its owner's part, so that it may be met twice and is never missed.
 */
final class DynamoDbConversationCatalog implements ConversationCatalog {
  private final OwnerIndex index;

  DynamoDbConversationCatalog(OwnerIndex index) {
    this.index = index;
  }

  @Override
  public Page ids(@Nullable String after, int limit) {
    Pages.check(limit, LARGEST_PAGE);
    ScanResponse page = index.scan(after == null ? Map.of() : key(after), limit);
    List<ConversationId> ids =
        page.items().stream()
            .filter(row -> !HeaderItem.NOBODY.equals(Values.string(row, HeaderItem.OWNER)))
            .map(HeaderItem::id)
            .toList();
    Map<String, AttributeValue> last = page.lastEvaluatedKey();
    return new Page(ids, last.isEmpty() ? null : mark(last));
  }

  /** The place in the owner's list, then the owner: the one has two words, neither is empty. */
  private static String mark(Map<String, AttributeValue> row) {
    return Values.string(row, HeaderItem.UPDATED) + " " + Values.string(row, HeaderItem.OWNER);
  }

  private static Map<String, AttributeValue> key(String mark) {
    String[] words = mark.split(" ", 3);
    return Map.of(
        HeaderItem.UPDATED, Values.string(words[0] + " " + words[1]),
        HeaderItem.OWNER, Values.string(words[2]),
        ItemKeys.CONVERSATION, Values.string(words[1]),
        ItemKeys.PLACE, ItemKeys.HEADER);
  }
}
