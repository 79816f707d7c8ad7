// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import static dev.parley.server.transfer.Moves.begin;
import static dev.parley.server.transfer.Moves.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.testkit.InMemoryConversationStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExporterTest {
  private final InMemoryConversationStore store = new InMemoryConversationStore();
  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void fill() {
    file = folder.resolve("all.jsonl");
    begin(store, "b", 3);
    begin(store, "a", 250);
    begin(store, "A", 0);
    begin(store, "c.1", 1);
  }

  private static Exporter.Report export(WatchedStore store, Path file)
      throws IOException, TransferException {
    try (ExportFile taken = ExportFile.open(file)) {
      return new Exporter(store, store, TransferProgress.SILENT).export(taken.resume());
    }
  }

  private Exporter.Report export() throws IOException, TransferException {
    return export(new WatchedStore(store), file);
  }

  @Test
  void conversationsStandInTheOrderOfTheirIdsAndAreCounted() throws Exception {
    assertThat(export()).isEqualTo(new Exporter.Report(4, 254, 0, 0));
    assertThat(Files.readAllLines(file).stream().filter(line -> line.startsWith("{\"conv")))
        .hasSize(5)
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactly(
            "{\"conversation\":\"A\"",
            "{\"conversation\":\"a\"",
            "{\"conversation\":\"b\"",
            "{\"conversation\":\"c.1\"",
            "{\"conversations\":4");
    assertThat(Files.readAllBytes(file)).isEqualTo(Moves.export(store));
  }

  @Test
  void fileIsForItsOwnersEyesAlone() throws Exception {
    export();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void exportThatDiedAtAnyCallIsGoneOnWith(WatchedStore.Fault fault) throws Exception {
    byte[] whole = Moves.export(store);
    int calls = 0;
    while (true) {
      Files.deleteIfExists(file);
      WatchedStore dying = new WatchedStore(store).dyingAt(calls++, fault);
      try {
        export(dying, file);
        break;
      } catch (StorageUnavailableException e) {
        export();
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
      }
    }
    assertThat(calls).as("each of fourteen, and one more").isEqualTo(15);
  }

  @Test
  void fileThatWasCutAtAnyByteIsGoneOnWith() throws Exception {
    store.delete(id("a"));
    byte[] whole = Moves.export(store);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      export();
      assertThat(Files.readAllBytes(file)).as("cut at byte %d", length).isEqualTo(whole);
    }
  }

  @Test
  void whatWasWrittenEarlierIsNotReadAgain() throws Exception {
    export();
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.indexOf("{\"conversation\":\"b\"") + 10));
    WatchedStore watched = new WatchedStore(store);
    assertThat(export(watched, file)).isEqualTo(new Exporter.Report(4, 254, 2, 0));
    assertThat(watched.calls()).as("ids, and three for each of two").isEqualTo(1 + 2 * 3);
  }

  @Test
  void wholeExportIsNotWrittenOverButWhereThatIsWanted() throws Exception {
    export();
    byte[] whole = Files.readAllBytes(file);
    begin(store, "d", 1);
    assertThatThrownBy(this::export)
        .isInstanceOf(TransferException.class)
        .hasMessage(
            file
                + " is a whole export already, of 4 conversations: give another file, or --force to"
                + " write it anew");
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    try (ExportFile taken = ExportFile.open(file)) {
      new Exporter(store, store, TransferProgress.SILENT).export(taken.anew());
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(Moves.export(store));
  }

  @Test
  void anotherFileIsNotWrittenOver() throws Exception {
    Files.writeString(file, "my diary\n");
    assertThatThrownBy(this::export)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("is there and is no export")
        .hasMessageContaining("--force");
    assertThat(file).hasContent("my diary\n");
  }

  @Test
  void brokenExportIsNotGoneOnWith() throws Exception {
    export();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("said 2 ", "Said 2 "));
    assertThatThrownBy(this::export)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("lines 4 to 254 were changed")
        .hasMessageContaining("--force");
  }

  @Test
  void fileIsWrittenByOneExportAtATime() throws Exception {
    try (ExportFile taken = ExportFile.open(file)) {
      assertThatThrownBy(() -> ExportFile.open(file))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("another export");
      var unused = taken.resume();
    }
    export();
  }

  @Test
  void conversationThatIsDeletedAtAnyCallIsLeftOutOrWhole() throws Exception {
    for (int call = 0; call < 20; call++) {
      Files.deleteIfExists(file);
      InMemoryConversationStore busy = new InMemoryConversationStore();
      begin(busy, "a", 250);
      begin(busy, "b", 3);
      WatchedStore watched = new WatchedStore(busy).doing(call, () -> busy.delete(id("a")));
      Exporter.Report report = export(watched, file);
      assertThat(report.conversations() + report.gone()).isBetween(1L, 2L);
      InMemoryConversationStore copy = new InMemoryConversationStore();
      Moves.importAll(copy, Files.readAllBytes(file));
      assertThat(copy.header(id("b"))).isPresent();
      assertThat(copy.newest(id("a"), null, 1000).size()).isIn(0, 250);
    }
  }

  @Test
  void conversationThatIsBegunAnewMeanwhileIsNotMixedWithTheOlderOne() throws Exception {
    for (int call = 0; call < 9; call++) {
      Files.deleteIfExists(file);
      InMemoryConversationStore busy = new InMemoryConversationStore();
      begin(busy, "a", 250);
      List<Entry> older = busy.newest(id("a"), null, 1000);
      export(new WatchedStore(busy).doing(call, () -> beginAnew(busy)), file);
      InMemoryConversationStore copy = new InMemoryConversationStore();
      Moves.importAll(copy, Files.readAllBytes(file));
      assertThat(copy.newest(id("a"), null, 1000))
          .isIn(List.of(), older, busy.newest(id("a"), null, 1000));
    }
  }

  private static void beginAnew(InMemoryConversationStore busy) {
    busy.delete(id("a"));
    Header begun = Header.create(id("a"), Owner.LOCAL, Moves.START.plusSeconds(1));
    busy.write(begun, List.of());
    List<Entry> entries = Moves.entries(1, 250).stream().map(Entry::erased).toList();
    busy.write(begun.advance(250, Moves.START), entries);
  }

  @Test
  void hugeConversationIsReadInPagesAndEachEntryOnce() throws Exception {
    InMemoryConversationStore huge = new InMemoryConversationStore();
    huge.write(Header.create(id("huge"), Moves.header("x", 0).owner(), Moves.START), List.of());
    huge.write(Moves.header("huge", 100_000), Moves.entries(1, 100_000));
    WatchedStore watched = new WatchedStore(huge);
    assertThat(export(watched, file)).isEqualTo(new Exporter.Report(1, 100_000, 0, 0));
    assertThat(watched.reads()).isEqualTo(1000);
    assertThat(watched.largestRead()).isEqualTo(100);

    InMemoryConversationStore copy = new InMemoryConversationStore();
    WatchedStore target = new WatchedStore(copy);
    Moves.importAll(target, Files.readAllBytes(file));
    assertThat(target.largestWrite()).isEqualTo(ConversationImport.LARGEST_BLOCK);
    assertThat(target.reads()).as("nothing is there to compare").isZero();
    assertThat(target.calls()).isEqualTo(2 + (100_000 + 89) / 90);
    WatchedStore again = new WatchedStore(copy);
    assertThat(Moves.importAll(again, Files.readAllBytes(file)).present()).isOne();
    assertThat(again.reads()).isEqualTo(1000);
    assertThat(again.largestRead()).isEqualTo(100);
    assertThat(Moves.export(copy)).isEqualTo(Files.readAllBytes(file));
  }
}
