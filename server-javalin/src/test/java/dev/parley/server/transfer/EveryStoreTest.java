// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.dynamodb.Capacity;
import dev.parley.adapter.dynamodb.DynamoDbDatabase;
import dev.parley.adapter.dynamodb.DynamoDbSettings;
import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.port.ConversationCatalog;
import dev.parley.port.ConversationStore;
import dev.parley.server.stores.DynamoDbLocal;
import dev.parley.testkit.Await;
import dev.parley.testkit.InMemoryConversationStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever a conversation holds: the fake, SQLite, DynamoDB, and SQLite again give the same bytes.
 */
final class EveryStoreTest {
  private static final AtomicInteger IDS = new AtomicInteger();
  private static final List<AutoCloseable> OPEN = new ArrayList<>();
  private static final List<ConversationStore> STORES = new ArrayList<>();

  @BeforeContainer
  static void open() throws IOException {
    Path folder = Files.createTempDirectory("parley-export");
    OPEN.add(() -> delete(folder));
    SqliteDatabase first = add(SqliteDatabase.open(folder.resolve("first.db")));
    Map<String, String> fresh = DynamoDbLocal.fresh();
    DynamoDbDatabase tables =
        add(
            DynamoDbDatabase.open(
                DynamoDbSettings.in("us-east-1")
                    .withEndpoint(URI.create(fresh.getOrDefault("PARLEY_DYNAMODB_ENDPOINT", "")))
                    .withTimeouts(Await.LONGEST, Await.LONGEST, Await.LONGEST)
                    .withTablePrefix("every_store_"),
                Clock.systemUTC()));
    var unused = tables.tables().create(Capacity.ON_DEMAND);
    SqliteDatabase second = add(SqliteDatabase.open(folder.resolve("second.db")));
    STORES.addAll(
        List.of(
            new InMemoryConversationStore(),
            first.conversations(),
            tables.conversations(),
            second.conversations()));
  }

  private static <T extends AutoCloseable> T add(T resource) {
    OPEN.addFirst(resource);
    return resource;
  }

  @AfterContainer
  static void close() throws Exception {
    for (AutoCloseable resource : OPEN) {
      resource.close();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 1000)
  void anyConversationIsTheSameToTheLastByteInEveryStore(
      @ForAll("conversations") ConversationArbitraries.Conversation any) throws TransferException {
    Header header = named(any.header(), "c" + IDS.incrementAndGet());
    InMemoryConversationStore source = new InMemoryConversationStore();
    source.write(header, any.entries());
    byte[] exported = Moves.export(source);
    for (ConversationStore store : STORES) {
      Importer.Report report = Moves.importAll(store, exported);
      assertThat(report).isEqualTo(new Importer.Report(1, any.entries().size(), 1, 0, 0));
      assertThat(Moves.text(Moves.export(store, only(header.id()))))
          .isEqualTo(Moves.text(exported));
      // what was read back is what was there, not only what is written of it
      assertThat(entries(store, header)).isEqualTo(entries(STORES.getFirst(), header));
      assertThat(Moves.importAll(store, exported).present()).isOne();
    }
  }

  @Provide
  Arbitrary<ConversationArbitraries.Conversation> conversations() {
    return ConversationArbitraries.conversations();
  }

  private static List<Entry> entries(ConversationStore store, Header header) {
    return store.newest(header.id(), null, ConversationStore.LARGEST_PAGE);
  }

  private static ConversationCatalog only(ConversationId id) {
    return (after, limit) -> new ConversationCatalog.Page(List.of(id), null);
  }

  private static Header named(Header header, String id) {
    return new Header(
        new ConversationId(id),
        header.owner(),
        header.version(),
        header.last(),
        header.branches(),
        header.instructions(),
        header.title(),
        header.openTurn(),
        header.summary(),
        header.metadata(),
        header.createdAt(),
        header.updatedAt());
  }
}
