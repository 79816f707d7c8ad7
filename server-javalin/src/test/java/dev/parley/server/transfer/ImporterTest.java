// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import static dev.parley.server.transfer.Moves.begin;
import static dev.parley.server.transfer.Moves.id;
import static dev.parley.server.transfer.Moves.importAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.testkit.InMemoryConversationStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ImporterTest {
  private final InMemoryConversationStore source = new InMemoryConversationStore();
  private final InMemoryConversationStore target = new InMemoryConversationStore();
  private byte[] export = {};

  @BeforeEach
  void fill() {
    begin(source, "a", 2);
    begin(source, "b", 250);
    begin(source, "c", 90);
    begin(source, "d", 0);
    export = Moves.export(source);
  }

  @Test
  void emptyStoreTakesAll() throws Exception {
    assertThat(importAll(target, export)).isEqualTo(new Importer.Report(4, 342, 4, 0, 0));
    assertThat(Moves.export(target)).isEqualTo(export);
    assertThat(target.header(id("a")).orElseThrow().version()).isOne();
  }

  @Test
  void emptyExportIsImportedToo() throws Exception {
    byte[] nothing = Moves.export(target);
    assertThat(importAll(target, nothing)).isEqualTo(new Importer.Report(0, 0, 0, 0, 0));
  }

  @Test
  void whatIsThereIsPassedOverWithoutAWrite() throws Exception {
    importAll(target, export);
    WatchedStore watched = new WatchedStore(target);
    assertThat(importAll(watched, export)).isEqualTo(new Importer.Report(4, 342, 0, 4, 0));
    assertThat(watched.largestWrite()).isZero();
    assertThat(importAll(source, export)).isEqualTo(new Importer.Report(4, 342, 0, 4, 0));
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void importThatDiedAtAnyCallIsCompleted(WatchedStore.Fault fault) throws Exception {
    int calls = 0;
    while (true) {
      InMemoryConversationStore copy = new InMemoryConversationStore();
      try {
        importAll(new WatchedStore(copy).dyingAt(calls++, fault), export);
        break;
      } catch (StorageUnavailableException e) {
        assertThat(importAll(copy, export).different()).isZero();
        assertThat(Moves.export(copy)).isEqualTo(export);
      }
    }
    assertThat(calls).isGreaterThan(12);
  }

  /** The target as an import leaves it that dies before its n-th write of conversation b. */
  private void halfImport() {
    assertThatThrownBy(
            () ->
                importAll(
                    new WatchedStore(target).dyingAt(6, WatchedStore.Fault.NOTHING_DONE), export))
        .isInstanceOf(StorageUnavailableException.class);
    assertThat(target.header(id("b")).orElseThrow().last().value()).isEqualTo(180);
  }

  @Test
  void nothingOfAHalfImportedConversationIsInUse() {
    halfImport();
    Header half = target.header(id("b")).orElseThrow();
    assertThat(half.tip()).isEqualTo(Sequence.NONE);
    assertThat(half.openTurn()).isNotNull();
    assertThat(half.openTurn().isExpired(Moves.START.plusSeconds(1L << 32))).isFalse();
  }

  @Test
  void halfImportedConversationIsCompletedAndNotWrittenAgain() throws Exception {
    halfImport();
    WatchedStore watched = new WatchedStore(target);
    assertThat(importAll(watched, export)).isEqualTo(new Importer.Report(4, 342, 3, 1, 0));
    assertThat(watched.reads()).as("one page of a, two of b").isEqualTo(3);
    assertThat(Moves.export(target)).isEqualTo(export);
  }

  @Test
  void halfImportThatSomebodyWentOnWithIsLeftAlone() throws Exception {
    halfImport();
    Header half = target.header(id("b")).orElseThrow();
    Header gone = half.withOpenTurn(null).advance(1, Moves.START.plusSeconds(99));
    target.write(gone, Moves.entries(181, 181));
    assertDifferent("b", "is there and has another header");
    assertThat(target.header(id("b"))).contains(gone);
  }

  @Test
  void halfImportWithAnEntryThatWasDeletedIsLeftAlone() throws Exception {
    halfImport();
    target.deleteEntry(id("b"), new Sequence(5));
    assertDifferent("b", "is there and differs at entry 5");
  }

  @Test
  void halfImportOfAnotherExportIsLeftAlone() throws Exception {
    halfImport();
    Header more = source.header(id("b")).orElseThrow().advance(1, Moves.START.plusSeconds(99));
    source.write(more, Moves.entries(251, 251));
    export = Moves.export(source);
    assertDifferent("b", "is there and has another header");
  }

  @Test
  void conversationThatSomebodyWentOnWithIsLeftAlone() throws Exception {
    importAll(target, export);
    Header next = target.header(id("a")).orElseThrow().advance(1, Moves.START.plusSeconds(99));
    target.write(next, Moves.entries(3, 3));
    assertDifferent("a", "is there and has another header");
    assertThat(target.header(id("a"))).contains(next);
  }

  @Test
  void conversationWithAnotherTextIsLeftAlone() throws Exception {
    importAll(target, export);
    target.deleteEntry(id("c"), new Sequence(90));
    assertDifferent("c", "is there and differs at entry 90");
    assertThat(target.entry(id("c"), new Sequence(90)).orElseThrow().message()).isNull();
  }

  @Test
  void conversationThatIsWrittenDuringItsImportIsLeftAlone() throws Exception {
    WatchedStore racing = new WatchedStore(target).doing(1, () -> begin(target, "a", 9));
    assertDifferent(racing, "a", "was written by somebody else during the import");
    assertThat(target.header(id("a")).orElseThrow().last().value()).isEqualTo(9);
  }

  private void assertDifferent(String id, String why) throws Exception {
    assertDifferent(new WatchedStore(target), id, why);
  }

  private void assertDifferent(WatchedStore store, String id, String why) throws Exception {
    List<String> notes = new ArrayList<>();
    Importer.Report report =
        importAll(
            store,
            export,
            new TransferProgress() {
              @Override
              public void update(long done, long total) {
                assertThat(done).isLessThanOrEqualTo(total);
              }

              @Override
              public void note(String line) {
                notes.add(line);
              }
            });
    assertThat(report.different()).isOne();
    assertThat(report.imported() + report.present()).isEqualTo(3);
    assertThat(notes)
        .containsExactly(
            "conversation "
                + id
                + " "
                + why
                + ": it is left as it is; delete it and import again to have it as it was"
                + " exported");
  }

  @Test
  void fileThatWasCutAtAnyByteIsImportedAsFarAsItIsWhole() {
    byte[] small = small();
    for (int length = 0; length < small.length; length++) {
      byte[] cut = Arrays.copyOf(small, length);
      InMemoryConversationStore copy = new InMemoryConversationStore();
      assertThatThrownBy(() -> importAll(copy, cut))
          .as("cut at byte %d", length)
          .isInstanceOfSatisfying(TransferException.class, e -> assertThat(e.isCut()).isTrue())
          .hasMessageMatching("the file ends (after|within) line \\d+, before its end: .*");
      assertOnlyWhole(copy);
    }
  }

  @Test
  void fileThatWasEditedAtAnyByteIsRefusedAndNothingOfTheEditIsImported() {
    byte[] small = small();
    for (int at = 0; at < small.length; at++) {
      byte[] edited = small.clone();
      edited[at] = (byte) (small[at] == '7' ? '8' : '7');
      InMemoryConversationStore copy = new InMemoryConversationStore();
      assertThatThrownBy(() -> importAll(copy, edited))
          .as("edited at byte %d", at)
          .isInstanceOf(TransferException.class)
          .hasMessageMatching("(?s).*lines? \\d+.*");
      assertOnlyWhole(copy);
    }
  }

  /** An export of two conversations, cut and edited quickly. */
  private byte[] small() {
    source.delete(id("b"));
    source.delete(id("c"));
    begin(source, "e", 2);
    return Moves.export(source);
  }

  private void assertOnlyWhole(InMemoryConversationStore copy) {
    for (String id : List.of("a", "d", "e")) {
      assertThat(copy.newest(id(id), null, 9)).isIn(List.of(), source.newest(id(id), null, 9));
    }
    assertThat(copy.ids(null, 10).ids()).isSubsetOf(id("a"), id("d"), id("e"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1d        | line 1: no line before it says what this file is",
        "1s/1/2/   | line 1: the format's version is 2, and this Parley reads 1",
        "3d        | line 3: entry 2 is not the one that comes next",
        "4d        | line 4: conversation a ends after 1 entries and has more",
        "5d        | line 5: the conversation before it has no end",
        "2d        | line 2: an entry stands where a conversation has to begin",
        "2,5d      | line 348: it counts 4 conversations with 342 entries, and there are 3 with"
            + " 340",
        "1p        | line 2: a second file begins here",
        "$p        | line 353: more follows on the last line",
        "3s/said/Said/ | line 5: lines 2 to 4 were changed after they were exported",
        "3s/^.*$/?/ | line 3: "
      })
  void editedLineIsNamed(String edit, String expected) throws Exception {
    assertThatThrownBy(() -> importAll(target, edited(edit)))
        .isInstanceOf(TransferException.class)
        .hasMessageStartingWith(expected);
  }

  private byte[] edited(String edit) {
    List<String> lines = new ArrayList<>(List.of(Moves.text(export).split("\n")));
    switch (edit) {
      case "2,5d" -> lines.subList(1, 5).clear();
      case "1p" -> lines.addFirst(lines.getFirst());
      case "$p" -> lines.add(lines.getLast());
      default -> {
        int line = edit.charAt(0) - '1';
        if (edit.endsWith("d")) {
          lines.remove(line);
        } else if (edit.contains("Said")) {
          lines.set(line, lines.get(line).replace("said", "Said"));
        } else if (edit.contains("?")) {
          lines.set(line, "?");
        } else {
          lines.set(line, lines.get(line).replace(":1", ":2"));
        }
      }
    }
    return Moves.bytes(String.join("\n", lines) + "\n");
  }

  @Test
  void conversationsOutOfOrderAreRefused() {
    String text = Moves.text(export);
    int second = text.indexOf("{\"conversation\":\"b\"");
    int third = text.indexOf("{\"conversation\":\"c\"");
    int fourth = text.indexOf("{\"conversation\":\"d\"");
    String turned =
        text.substring(0, second)
            + text.substring(third, fourth)
            + text.substring(second, third)
            + text.substring(fourth);
    assertThatThrownBy(() -> importAll(target, Moves.bytes(turned)))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("conversation b is not in its place");
    assertThat(target.ids(null, 10).ids()).containsExactly(id("a"), id("c"));
  }
}
