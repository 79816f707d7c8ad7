// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.dynamodb.Capacity;
import dev.parley.adapter.dynamodb.DynamoDbDatabase;
import dev.parley.adapter.dynamodb.DynamoDbSettings;
import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.server.cli.CommandLineTool;
import dev.parley.server.cli.ExitCode;
import dev.parley.server.cli.Surroundings;
import dev.parley.server.cli.Terminal;
import dev.parley.server.stores.DynamoDbLocal;
import dev.parley.testkit.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./parley export} and {@code import} over real stores. */
final class ConversationMovesTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> tables = DynamoDbLocal.fresh();
  private String input = "";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void configure() throws IOException {
    for (String name : List.of("one", "two")) {
      Files.writeString(folder.resolve(name + ".yaml"), "data_dir: ./" + name + "\n");
    }
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Terminal terminal =
        new Terminal(
            new BufferedReader(new StringReader(input)),
            new PrintWriter(out),
            new PrintWriter(err),
            false);
    Surroundings surroundings = new Surroundings(folder, tables, terminal, () -> "id");
    return new CommandLineTool(surroundings, CommandWiring.create()).run(arguments);
  }

  private void succeed(String... arguments) {
    assertThat(run(arguments)).as(err::toString).isEqualTo(ExitCode.OK);
  }

  private void fail(String... arguments) {
    assertThat(run(arguments)).as(err::toString).isEqualTo(ExitCode.FAILED);
  }

  private SqliteDatabase database(String name) {
    return SqliteDatabase.open(folder.resolve(name).resolve("parley.db"));
  }

  private void fill(String name) {
    try (SqliteDatabase database = database(name)) {
      write(database, "tea", 120);
      write(database, "chess", 3);
    }
  }

  private static void write(SqliteDatabase database, String id, int entries) {
    Header begun =
        Header.create(new ConversationId(id), Owner.LOCAL, START)
            .withMetadata(Map.of("topic", id))
            .withInstructions(List.of(Message.system("Be brief\ud800.")));
    database.conversations().write(begun, List.of());
    List<Entry> said =
        LongStream.rangeClosed(1, entries)
            .mapToObj(
                sequence ->
                    new Entry(
                        new Sequence(sequence),
                        null,
                        EntryStatus.COMPLETED,
                        START,
                        sequence,
                        Message.user("said " + sequence)))
            .toList();
    database.conversations().write(begun.append(said, START.plusSeconds(1)), said);
    database.conversations().deleteEntry(begun.id(), new Sequence(2));
  }

  private byte[] file(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  private void createTables() throws IOException {
    DynamoDbSettings patient =
        DynamoDbModule.settings(new Home(folder).settings("", tables).dynamodb())
            .withTimeouts(Await.LONGEST, Await.LONGEST, Await.LONGEST);
    try (DynamoDbDatabase database = DynamoDbDatabase.open(patient, Clock.systemUTC())) {
      assertThat(database.tables().create(Capacity.ON_DEMAND)).hasSize(2);
    }
  }

  @Test
  void conversationsGoFromSqliteToDynamoDbAndBackEqualToTheLastByte() throws Exception {
    fill("one");
    createTables();
    succeed("export", "-c", "one.yaml", "first.jsonl");
    assertThat(err.toString())
        .contains("exporting: 2 of 2 conversations")
        .endsWith(
            "2 conversations with 123 entries were exported from SQLite" + System.lineSeparator());
    succeed("import", "-c", "one.yaml", "--to", "dynamodb", "first.jsonl");
    assertThat(err.toString())
        .endsWith(
            "2 conversations with 123 entries were read: 2 imported into DynamoDB, 0 there already,"
                + " 0 different"
                + System.lineSeparator());
    succeed("export", "-c", "two.yaml", "--from", "dynamodb", "second.jsonl");
    succeed("import", "-c", "two.yaml", "second.jsonl");
    succeed("export", "-c", "two.yaml", "third.jsonl");
    assertThat(file("second.jsonl")).isEqualTo(file("first.jsonl"));
    assertThat(file("third.jsonl")).isEqualTo(file("first.jsonl"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void configuredStoreIsMovedWhereNoneIsNamed() throws Exception {
    fill("one");
    createTables();
    succeed("export", "-c", "one.yaml", "first.jsonl");
    String yaml = Files.readString(folder.resolve("one.yaml"));
    Files.writeString(folder.resolve("both.yaml"), yaml + "stores: {conversations: dynamodb}\n");
    succeed("import", "-c", "both.yaml", "first.jsonl");
    assertThat(err.toString()).contains("2 imported into DynamoDB");
    succeed("export", "-c", "both.yaml", "second.jsonl");
    assertThat(err.toString()).contains("exported from DynamoDB");
    assertThat(file("second.jsonl")).isEqualTo(file("first.jsonl"));
  }

  @Test
  void tablesThatAreNotThereAreNamedWithTheFix() throws Exception {
    fill("one");
    succeed("export", "-c", "one.yaml", "first.jsonl");
    fail("import", "-c", "one.yaml", "--to", "dynamodb", "first.jsonl");
    assertThat(err.toString()).contains("./parley dynamodb create-tables");
    fail("export", "-c", "one.yaml", "--from", "dynamodb", "other.jsonl");
    assertThat(err.toString()).contains("./parley dynamodb create-tables");
  }

  @Test
  void exportReadsWhileAServerUsesTheFolderAndImportSaysThatItMustStop() throws Exception {
    fill("one");
    try (DataFolder held = DataFolder.take(folder.resolve("one"));
        SqliteDatabase server = database("one")) {
      write(server, "now", 1);
      succeed("export", "-c", "one.yaml", "all.jsonl");
      assertThat(err.toString()).contains("3 conversations with 124 entries");
      fail("import", "-c", "one.yaml", "all.jsonl");
      assertThat(err.toString())
          .startsWith("parley: import needs the data folder for itself: data_dir is " + held.path())
          .contains("stop it");
    }
  }

  @Test
  void exportOfAFolderWithoutConversationsMakesNone() {
    fail("export", "-c", "one.yaml", "all.jsonl");
    assertThat(err.toString())
        .isEqualTo(
            "parley: data_dir is "
                + folder.resolve("one")
                + ", where no conversations are (parley.db): set data_dir to the folder that has"
                + " them, or choose the store (--from dynamodb)"
                + System.lineSeparator());
    assertThat(folder.resolve("one")).doesNotExist();
    assertThat(folder.resolve("all.jsonl")).doesNotExist();
  }

  @Test
  void pipesCarryTheSameBytes() throws Exception {
    fill("one");
    succeed("export", "-c", "one.yaml", "all.jsonl");
    succeed("export", "-c", "one.yaml", "-");
    assertThat(out.toString()).isEqualTo(Files.readString(folder.resolve("all.jsonl")));
    input = out.toString();
    succeed("import", "-c", "two.yaml", "-");
    succeed("export", "-c", "two.yaml", "-");
    assertThat(out.toString()).isEqualTo(input);
  }

  @Test
  void importOfASmallFileSaysOnceWhatItDoes() {
    fill("one");
    succeed("export", "-c", "one.yaml", "all.jsonl");
    succeed("import", "-c", "two.yaml", "all.jsonl");
    assertThat(err.toString().lines().toList()).hasSize(2).first().isEqualTo("importing");
  }

  @Test
  void wholeExportIsKeptUnlessForced() throws Exception {
    fill("one");
    succeed("export", "-c", "one.yaml", "all.jsonl");
    fail("export", "-c", "one.yaml", "all.jsonl");
    assertThat(err.toString()).contains("is a whole export already, of 2 conversations");
    succeed("export", "-c", "one.yaml", "--force", "all.jsonl");
  }

  @Test
  void exportIsNotWrittenOverWhereTheStoreCannotBeRead() throws Exception {
    fill("one");
    succeed("export", "-c", "one.yaml", "all.jsonl");
    byte[] whole = file("all.jsonl");
    fail("export", "-c", "one.yaml", "--from", "dynamodb", "--force", "all.jsonl");
    assertThat(file("all.jsonl")).isEqualTo(whole);
  }

  @Test
  void exportThatWasCutIsGoneOnWith() throws Exception {
    fill("one");
    succeed("export", "-c", "one.yaml", "all.jsonl");
    byte[] whole = file("all.jsonl");
    Files.write(folder.resolve("all.jsonl"), Arrays.copyOf(whole, whole.length - 200));
    fail("import", "-c", "two.yaml", "all.jsonl");
    assertThat(err.toString())
        .contains(folder.resolve("all.jsonl") + ", the file ends ")
        .contains("run the export again, which goes on where it was cut");
    succeed("export", "-c", "one.yaml", "all.jsonl");
    assertThat(err.toString()).contains(", 1 of them earlier");
    assertThat(file("all.jsonl")).isEqualTo(whole);
    succeed("import", "-c", "two.yaml", "all.jsonl");
    assertThat(err.toString()).contains("1 imported into SQLite, 1 there already, 0 different");
  }

  @Test
  void conversationsThatDifferAreNamedAndLeftAlone() throws Exception {
    fill("one");
    succeed("export", "-c", "one.yaml", "all.jsonl");
    try (SqliteDatabase database = database("one")) {
      database.conversations().deleteEntry(new ConversationId("chess"), new Sequence(3));
    }
    fail("import", "-c", "one.yaml", "all.jsonl");
    assertThat(err.toString())
        .contains("conversation chess is there and differs at entry 3: it is left as it is")
        .contains("0 imported into SQLite, 1 there already, 1 different")
        .contains("parley: 1 conversations of the file are in the store and differ");
  }

  @Test
  void fileThatIsNotThereIsNamed() {
    fail("import", "-c", "one.yaml", "none.jsonl");
    assertThat(err.toString()).contains(folder.resolve("none.jsonl") + " can't be read");
    fail("export", "-c", "one.yaml", "none/all.jsonl");
    assertThat(folder.resolve("one")).doesNotExist();
  }
}
