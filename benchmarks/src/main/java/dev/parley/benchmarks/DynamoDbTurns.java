// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.dynamodb.Capacity;
import dev.parley.adapter.dynamodb.DynamoDbDatabase;
import dev.parley.adapter.dynamodb.DynamoDbSettings;
import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.TurnId;
import dev.parley.port.ConversationStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The requests of a turn: the header, a conditional write that opens the turn, the end of the log
 * and its newest twenty entries, and a transaction of two entries and the header that closes it.
 */
final class DynamoDbTurns implements AutoCloseable {
  private static final int HISTORY = 40;
  private static final int READ = 20;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TABLE = "overhead_conversations";
  private static final String ID = "conversation_id";
  private static final String PLACE = "message_ts";

  private final DynamoDbDatabase database;
  private final DynamoDbClient client;
  private final String run = Long.toHexString(System.nanoTime());

  private DynamoDbTurns(DynamoDbDatabase database, DynamoDbClient client) {
    this.database = database;
    this.client = client;
  }

  static DynamoDbTurns open(URI endpoint) {
    DynamoDbSettings settings =
        DynamoDbSettings.in("us-east-1")
            .withEndpoint(endpoint)
            .withKeys(new DynamoDbSettings.Keys("local", "local", null))
            .withTimeouts(PATIENCE, PATIENCE, PATIENCE)
            .withTablePrefix("overhead_");
    DynamoDbDatabase database = DynamoDbDatabase.open(settings, Clock.systemUTC());
    List<String> unused = database.tables().create(Capacity.ON_DEMAND);
    DynamoDbClient client =
        DynamoDbClient.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(endpoint)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(PATIENCE))
            .build();
    DynamoDbTurns turns = new DynamoDbTurns(database, client);
    turns.fill("adapter");
    turns.fill("library");
    return turns;
  }

  private void fill(String id) {
    ConversationStore store = database.conversations();
    store.delete(new ConversationId(id));
    Header header = Header.create(new ConversationId(id), Owner.LOCAL, BEGIN);
    store.write(header, List.of());
    List<Entry> said = said(header, HISTORY);
    store.write(header.append(said, BEGIN), said);
  }

  private static List<Entry> said(Header after, int count) {
    List<Entry> said = new ArrayList<>();
    for (int entry = 1; entry <= count; entry++) {
      said.add(
          new Entry(
              after.last().plus(entry),
              new TurnId("turn"),
              EntryStatus.COMPLETED,
              BEGIN,
              after.branches().size(),
              Message.user("Which tea wakes me up, and which one lets me sleep? ".repeat(6))));
    }
    return said;
  }

  /** The calls of an engine. */
  void adapter(int round) {
    ConversationStore store = database.conversations();
    ConversationId id = new ConversationId("adapter");
    Header header = store.header(id).orElseThrow();
    OpenTurn turn =
        OpenTurn.begin(new TurnId("turn" + round), "bench", List.of(), BEGIN, OpenTurn.FOR_EVER);
    Header open = header.advance(0, Instant.now()).withOpenTurn(turn);
    store.write(open, List.of());
    int read = store.newest(id, null, READ).size();
    if (read != READ) {
      throw new IllegalStateException("read " + read + " entries of " + READ);
    }
    List<Entry> said = said(open, 2);
    store.write(open.withOpenTurn(null).append(said, Instant.now()), said);
  }

  /** The same requests, of items of the same size, which were written by the adapter once. */
  void library(int round) {
    Map<String, AttributeValue> header = read("0");
    Map<String, AttributeValue> open = next(header, 0);
    var unusedPut =
        client.putItem(
            request ->
                request
                    .tableName(TABLE)
                    .item(open)
                    .conditionExpression("#version = :version")
                    .expressionAttributeNames(Map.of("#version", "version"))
                    .expressionAttributeValues(Map.of(":version", value(header, "version"))));
    long last = Long.parseLong(value(read("0"), "last").n());
    List<Map<String, AttributeValue>> newest = newest(last);
    Map<String, AttributeValue> closed = next(open, 2);
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(
        TransactWriteItem.builder()
            .put(
                Put.builder()
                    .tableName(TABLE)
                    .item(closed)
                    .conditionExpression("#version = :version")
                    .expressionAttributeNames(Map.of("#version", "version"))
                    .expressionAttributeValues(Map.of(":version", value(open, "version")))
                    .build())
            .build());
    for (int entry = 1; entry <= 2; entry++) {
      Map<String, AttributeValue> item = new HashMap<>(newest.getFirst());
      item.put(PLACE, AttributeValue.fromN(Long.toString(last + entry)));
      writes.add(
          TransactWriteItem.builder()
              .put(Put.builder().tableName(TABLE).item(item).build())
              .build());
    }
    var unusedWrite =
        client.transactWriteItems(
            request -> request.transactItems(writes).clientRequestToken(run + round));
  }

  private Map<String, AttributeValue> read(String place) {
    return client
        .getItem(
            request ->
                request
                    .tableName(TABLE)
                    .key(
                        Map.of(
                            ID,
                            AttributeValue.fromS("library"),
                            PLACE,
                            AttributeValue.fromN(place)))
                    .consistentRead(true))
        .item();
  }

  private List<Map<String, AttributeValue>> newest(long last) {
    return client
        .query(
            request ->
                request
                    .tableName(TABLE)
                    .keyConditionExpression("#id = :id and #place between :low and :high")
                    .expressionAttributeNames(Map.of("#id", ID, "#place", PLACE))
                    .expressionAttributeValues(
                        Map.of(
                            ":id", AttributeValue.fromS("library"),
                            ":low", AttributeValue.fromN(Long.toString(last - READ + 1)),
                            ":high", AttributeValue.fromN(Long.toString(last))))
                    .consistentRead(true)
                    .scanIndexForward(false))
        .items();
  }

  private static Map<String, AttributeValue> next(Map<String, AttributeValue> header, int more) {
    Map<String, AttributeValue> next = new HashMap<>(header);
    next.put("version", plus(value(header, "version"), 1));
    next.put("last", plus(value(header, "last"), more));
    return next;
  }

  private static AttributeValue plus(AttributeValue number, int more) {
    return AttributeValue.fromN(Long.toString(Long.parseLong(number.n()) + more));
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("no " + name + " in " + item.keySet());
    }
    return value;
  }

  @Override
  public void close() {
    client.close();
    database.close();
  }
}
