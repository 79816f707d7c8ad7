// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import static dev.parley.adapter.lucene.Vectors.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.VectorEntry;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.port.Dependency;
import dev.parley.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks, damage and what is left in the files. */
final class FolderTest {
  @TempDir Path folder;

  @Test
  void folderInUseByAnotherProcessIsToldAndFreeAfterItsEnd() {
    try (Child child = Child.start(folder)) {
      assertThat(child.line()).isEqualTo("open");
      assertFails("in use by another process");
    }
    open().close();
  }

  @Test
  void folderInUseInThisProcessIsToldAndTheFirstGoesOn() {
    try (LuceneVectorIndex index = open()) {
      assertFails("in use by another process");
      index.upsert(HERE, List.of(Vectors.entry("a", new Random(1))));
      assertThat(index.state().status()).isEqualTo(Dependency.Status.UP);
    }
  }

  @Test
  void missingSegmentsAreToldWithTheFix() throws IOException {
    fill();
    for (Path file : files(name -> name.startsWith("segments"))) {
      Files.delete(file);
    }
    assertFails("damaged", "remove the folder and index again");
  }

  @Test
  void cutFileIsToldWithTheFix() throws IOException {
    fill();
    for (Path file : files(name -> name.endsWith(".cfs") || name.endsWith(".fdt"))) {
      Files.write(file, new byte[0]);
    }
    assertFails("damaged", "remove the folder and index again");
  }

  @Test
  void flippedBytesAreFoundByTheCheck() throws IOException {
    fill();
    for (Path file : files(name -> name.endsWith(".cfs"))) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 0x55;
      Files.write(file, bytes);
    }
    try (LuceneVectorIndex index = open()) {
      assertThat(index.check()).singleElement().asString().contains("damaged", "index again");
    }
  }

  @Test
  void wholeIndexPassesTheCheck() {
    fill();
    try (LuceneVectorIndex index = open()) {
      assertThat(index.check()).isEmpty();
    }
  }

  @Test
  void folderThatCannotBeMadeIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(
            () -> LuceneVectorIndex.open(LuceneSettings.at(file.resolve("x"), Vectors.SPACE)))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("check its disk");
  }

  @Test
  void whatWasDeletedOrReplacedLeavesTheFiles() {
    Random random = new Random(1);
    try (LuceneVectorIndex index = LuceneVectorIndex.open(quick())) {
      Metadata metadata = Metadata.NONE.with("who", "xyzzysecret");
      VectorEntry secret =
          Vectors.entry("s", random).withText("plughsecret").withMetadata(metadata);
      Stream<VectorEntry> secrets = Stream.of(secret, secret.withText("quuxsecret"));
      index.upsert(HERE, Stream.concat(kept(random), secrets).toList());
      assertThat(holds("xyzzysecret")).isTrue();
      index.delete(HERE, VectorFilter.is("who", "xyzzysecret"));
      Await.until(
          "the texts are gone",
          () -> !holds("xyzzysecret") && !holds("plughsecret") && !holds("quuxsecret"));
      assertThat(index.fetch(HERE, List.of(new EntryId("kept7")))).hasSize(1);
    }
  }

  @Test
  void whatAStopKeptFromLeavingTheFilesLeavesThemAfterTheNextStart() {
    Random random = new Random(1);
    Metadata metadata = Metadata.NONE.with("who", "xyzzysecret");
    VectorEntry secret = Vectors.entry("s", random).withMetadata(metadata);
    try (LuceneVectorIndex index = open()) {
      index.upsert(HERE, Stream.concat(kept(random), Stream.of(secret)).toList());
      index.delete(HERE, List.of(secret.id()));
    }
    assertThat(holds("xyzzysecret")).isTrue();
    try (LuceneVectorIndex index = LuceneVectorIndex.open(quick())) {
      Await.until("it is gone", () -> !holds("xyzzysecret"));
      assertThat(index.fetch(HERE, List.of(new EntryId("kept7")))).hasSize(1);
    }
  }

  private static Stream<VectorEntry> kept(Random random) {
    return Stream.iterate(0, i -> i + 1).limit(30).map(i -> Vectors.entry("kept" + i, random));
  }

  private LuceneSettings quick() {
    return LuceneSettings.at(folder, Vectors.SPACE).withSweepAfter(Duration.ofMillis(20));
  }

  private void fill() {
    Random random = new Random(1);
    try (LuceneVectorIndex index = open()) {
      index.upsert(
          HERE,
          Stream.iterate(0, i -> i + 1)
              .limit(500)
              .map(i -> Vectors.entry("e" + i, random))
              .toList());
    }
  }

  private LuceneVectorIndex open() {
    return LuceneVectorIndex.open(LuceneSettings.at(folder, Vectors.SPACE));
  }

  private void assertFails(String... parts) {
    assertThatThrownBy(this::open)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContainingAll(parts);
  }

  private List<Path> files(Predicate<String> wanted) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> found = all.filter(file -> wanted.test(file.getFileName().toString())).toList();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file of the index holds these characters. Stored texts may lie compressed. */
  private boolean holds(String text) {
    for (Path file : files(name -> !name.equals("write.lock"))) {
      try {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      } catch (IOException e) {
        // it was removed meanwhile
      }
    }
    return false;
  }
}
