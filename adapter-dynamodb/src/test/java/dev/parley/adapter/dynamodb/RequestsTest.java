// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import static dev.parley.adapter.dynamodb.Fixture.ID;
import static dev.parley.adapter.dynamodb.Fixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.port.RecordStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many requests each call takes: what they cost is the user's money. */
final class RequestsTest {
  private final Requests requests = new Requests();
  private final DynamoDbDatabase database = Fixture.open(Fixture.tables(), requests);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void turnTakesOneWriteToOpenAndOneToClose() {
    Header stored = begun(2);
    Header opened = Fixture.withTurn(stored.advance(0, NOW), "hello");
    database.conversations().write(opened, List.of());
    assertThat(requests.taken()).containsExactly("PutItem");
    var closed = Fixture.say(database, opened.withOpenTurn(null), 3, "said");
    assertThat(requests.taken()).containsExactly("TransactWriteItems");
    assertThat(database.conversations().header(ID)).contains(closed);
  }

  @Test
  void newestEntriesTakeOneQueryHoweverLongTheLogIs() {
    begun(3);
    var three = database.conversations().newest(ID, null, 20);
    assertThat(requests.taken()).containsExactly("GetItem", "Query");
    var unused = Fixture.say(database, database.conversations().header(ID).orElseThrow(), 900, "x");
    requests.taken();
    var twenty = database.conversations().newest(ID, null, 20);
    assertThat(requests.taken()).containsExactly("GetItem", "Query");
    var older = database.conversations().newest(ID, new Sequence(450), 20);
    assertThat(requests.taken()).containsExactly("GetItem", "Query");
    assertThat(three).hasSize(3);
    assertThat(twenty).hasSize(20);
    assertThat(older).hasSize(20);
  }

  @Test
  void headerAndEntryTakeReadsOfSingleItems() {
    begun(3);
    assertThat(database.conversations().header(ID)).isPresent();
    assertThat(requests.taken()).containsExactly("GetItem");
    assertThat(database.conversations().entry(ID, new Sequence(2))).isPresent();
    assertThat(requests.taken()).containsExactly("GetItem", "GetItem");
  }

  @Test
  void listTakesOneQueryAndOneBatch() {
    begun(1);
    assertThat(database.conversations().list(Owner.LOCAL, null, 20)).hasSize(1);
    assertThat(requests.taken()).containsExactly("Query", "BatchGetItem");
  }

  @Test
  void walkThroughAllConversationsTakesOneScanAPage() {
    begun(1);
    assertThat(database.catalog().ids(null, 1000).ids()).containsExactly(ID);
    assertThat(requests.taken()).containsExactly("Scan");
  }

  @Test
  void conversationOfNinetyEntriesIsPutBackByOneTransaction() {
    Header whole = Header.create(ID, Owner.LOCAL, NOW);
    Header next =
        new Header(
            ID,
            Owner.LOCAL,
            1,
            new Sequence(90),
            whole.branches(),
            List.of(),
            null,
            null,
            null,
            Map.of(),
            NOW,
            NOW);
    database.conversations().write(next, Fixture.entries(whole, 90, "x".repeat(11_000)));
    assertThat(requests.taken()).containsExactly("TransactWriteItems");
  }

  @Test
  void recordsTakeOneRequestEach() {
    RecordStore.Key key = new RecordStore.Key("things", "a");
    var written = database.records().put(key, new RawJson("1"), 0, null);
    assertThat(requests.taken()).containsExactly("PutItem");
    assertThat(database.records().get(key)).isPresent();
    assertThat(requests.taken()).containsExactly("GetItem");
    assertThat(database.records().list("things", null, 20)).hasSize(1);
    assertThat(requests.taken()).containsExactly("Query");
    assertThat(database.records().delete(key, written)).isTrue();
    assertThat(requests.taken()).containsExactly("DeleteItem");
  }

  private Header begun(int entries) {
    database.conversations().write(Fixture.header(), List.of());
    Header header = Fixture.say(database, Fixture.header(), entries, "said");
    requests.taken();
    return header;
  }
}
