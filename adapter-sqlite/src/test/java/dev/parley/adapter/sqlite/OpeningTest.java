// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import static dev.parley.adapter.sqlite.Fixture.header;
import static dev.parley.adapter.sqlite.Fixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.Dependency;
import dev.parley.testkit.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpeningTest {
  @TempDir Path folder;

  @Test
  void fileAndFolderAreMadeWhereThereAreNone() {
    Path file = folder.resolve("new/folder/parley.db");
    try (SqliteDatabase database = open(file)) {
      database.conversations().write(header("c"), List.of());
    }
    assertThat(file).isRegularFile();
  }

  @Test
  void fileIsForItsOwnersEyesAlone() throws IOException {
    Path file = folder.resolve("parley.db");
    try (SqliteDatabase database = open(file)) {
      database.conversations().write(header("c"), List.of());
      for (String suffix : List.of("", "-wal", "-shm")) {
        assertThat(Files.getPosixFilePermissions(Path.of(file + suffix)))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  @Test
  void pathIsTakenWhateverItsCharacters() {
    Path file = folder.resolve("a b?c#d%20\u00e9&mode=ro.db");
    try (SqliteDatabase database = open(file)) {
      database.conversations().write(header("c"), List.of());
    }
    try (SqliteDatabase database = open(file)) {
      assertThat(database.conversations().header(id("c"))).isPresent();
    }
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void fileOfANewerParleyIsRefused() throws SQLException {
    Path file = folder.resolve("parley.db");
    open(file).close();
    try (Session raw = Fixture.raw(file)) {
      raw.execute("pragma user_version = 77");
    }
    assertRefused(file, "newer Parley", "schema 77", "start that version");
  }

  @Test
  void fileIsReadWhileAnotherWritesItAndNothingIsWritten() {
    Path file = folder.resolve("parley.db");
    try (SqliteDatabase writing = open(file);
        SqliteDatabase reading = openToRead(file)) {
      writing.conversations().write(header("c"), List.of());
      assertThat(reading.conversations().header(id("c"))).isPresent();
      assertThat(reading.catalog().ids(null, 10).ids()).containsExactly(id("c"));
      assertThatThrownBy(() -> reading.conversations().delete(id("c")))
          .isInstanceOf(StorageUnavailableException.class);
      assertThatThrownBy(() -> reading.conversations().write(header("d"), List.of()))
          .isInstanceOf(StorageUnavailableException.class);
      assertThat(writing.catalog().ids(null, 10).ids()).containsExactly(id("c"));
    }
  }

  @Test
  void fileThatIsNotThereIsNotMadeToBeRead() {
    Path file = folder.resolve("none/parley.db");
    assertThatThrownBy(() -> openToRead(file))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(file + " is not there");
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void olderFileIsNotBroughtUpToDateToBeRead() throws SQLException {
    Path file = folder.resolve("parley.db");
    open(file).close();
    try (Session raw = Fixture.raw(file)) {
      raw.execute("pragma user_version = 4");
    }
    assertThatThrownBy(() -> openToRead(file))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContainingAll("older Parley", "schema 4", "start this version's server");
    try (Session raw = Fixture.raw(file)) {
      assertThat(raw.number("pragma user_version")).isEqualTo(4);
    }
  }

  private static SqliteDatabase openToRead(Path file) {
    return SqliteDatabase.openToRead(SqliteSettings.at(file), SteppedClock.create());
  }

  @Test
  void databaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws SQLException {
    Path file = folder.resolve("other.db");
    try (Session raw = Fixture.raw(file)) {
      raw.execute("create table theirs (a)");
    }
    assertRefused(file, "another program", "choose another file");
    try (Session raw = Fixture.raw(file)) {
      assertThat(raw.number("select count(*) from sqlite_schema")).isEqualTo(1);
      assertThat(raw.list("pragma journal_mode", Session.Parameters.NONE, r -> r.getString(1)))
          .containsExactly("delete");
    }
  }

  @Test
  void fileThatIsNoDatabaseIsRefused() throws IOException {
    Path file = folder.resolve("parley.db");
    Files.writeString(file, "dear diary, ".repeat(500));
    assertRefused(file, "no SQLite database", "another file");
  }

  @Test
  void folderInPlaceOfAFileIsRefused() {
    assertRefused(folder, "can't be opened", folder.toString());
  }

  @Test
  void fileInPlaceOfAFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertRefused(file.resolve("parley.db"), "can't be made", "folder");
  }

  @Test
  void refusedFileCanBeOpenedOnceItIsMended() throws SQLException {
    Path file = folder.resolve("parley.db");
    open(file).close();
    try (Session raw = Fixture.raw(file)) {
      raw.execute("pragma user_version = 77");
      assertRefused(file, "newer Parley");
      raw.execute("pragma user_version = " + Schema.VERSION);
    }
    open(file).close();
  }

  @Test
  void fileThatAnotherProcessHoldsIsReportedAndUsedAgainAfterwards() throws SQLException {
    Path file = folder.resolve("parley.db");
    SqliteSettings settings = SqliteSettings.at(file).withBusyTimeout(Duration.ofMillis(20));
    try (SqliteDatabase database = SqliteDatabase.open(settings, SteppedClock.create());
        Session other = Fixture.raw(file)) {
      other.execute("begin immediate");
      assertThatThrownBy(() -> database.conversations().write(header("c"), List.of()))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("locked by another process");
      assertThat(database.state().status()).isEqualTo(Dependency.Status.DOWN);
      assertThat(database.conversations().header(id("c"))).isEmpty();
      other.execute("rollback");
      database.conversations().write(header("c"), List.of());
      assertThat(database.state().status()).isEqualTo(Dependency.Status.UP);
    }
  }

  @Test
  void fileThatIsTakenAwayIsAnErrorAndNotAnEmptyDatabase() throws IOException {
    Path file = folder.resolve("parley.db");
    try (SqliteDatabase database = open(file)) {
      database.conversations().write(header("c"), List.of());
      Files.delete(file);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> database.conversations().write(header("d"), List.of()))
            .isInstanceOf(StorageUnavailableException.class)
            .hasMessageContaining("parley.db");
      }
      assertThat(database.state().status()).isEqualTo(Dependency.Status.DOWN);
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void stateSaysThatItIsClosed() {
    SqliteDatabase database = open(folder.resolve("parley.db"));
    assertThat(database.state().status()).isEqualTo(Dependency.Status.UP);
    database.close();
    assertThat(database.state().status()).isEqualTo(Dependency.Status.DOWN);
    assertThat(database.state().message()).contains("closed");
  }

  private static SqliteDatabase open(Path file) {
    return SqliteDatabase.open(SqliteSettings.at(file), SteppedClock.create());
  }

  private static void assertRefused(Path file, String... says) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContainingAll(says);
  }
}
