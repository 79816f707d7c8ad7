// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.ConversationCatalog;
import dev.parley.port.ConversationRetention;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import dev.parley.port.Dependency;
import dev.parley.port.JobQueue;
import dev.parley.port.RecordStore;
import dev.parley.port.SessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The file that the embedded stores share, and its threads. Whoever opens it closes it.
 *
 * <p>A write returns once it is on the disk (WAL, {@code synchronous=full}); writes that wait
 * together share one commit. Several processes may use one file at a time. A caller that is
 * interrupted while it waits gets a {@link StorageUnavailableException} and stays interrupted: a
 * write whose turn had not come is not done, one that was under way may be. More waiting calls than
 * the settings allow are refused with an {@link dev.parley.domain.error.OverloadedException}.
 *
 * <p>What is deleted is overwritten in the file, and the write-ahead log is emptied soon after.
 */
public final class SqliteDatabase implements Dependency, AutoCloseable {
  private static final int READERS = 2;

  private final Connector connector;
  private final Health health;
  private final Lane writes;
  private final Lane reads;
  private final SqliteConversationStore conversations;
  private final SqliteConversationSearch search;
  private final SqliteRecordStore records;
  private final SqliteJobQueue jobs;
  private final SqliteSessionStore sessions;

  /** Makes the server of the lane that writes. */
  private interface Writing {
    Lane.Server server(Connector connector, Health health);
  }

  private SqliteDatabase(SqliteSettings settings, Clock clock, Writing writing) {
    connector = new Connector(settings);
    health = new Health(connector.file());
    writes =
        new Lane(
            new Lane.Shape("write", 1, settings.writeQueue(), settings.largestGroup()),
            () -> writing.server(connector, health));
    reads =
        new Lane(
            new Lane.Shape("read", READERS, settings.readQueue(), 1),
            () -> new ReadServer(connector, health));
    conversations = new SqliteConversationStore(writes, reads);
    search = new SqliteConversationSearch(reads);
    records = new SqliteRecordStore(writes, reads, clock);
    jobs = new SqliteJobQueue(writes, reads, clock);
    sessions = new SqliteSessionStore(writes, reads, clock);
  }

  /** The file with the default settings. */
  public static SqliteDatabase open(Path file) {
    return open(SqliteSettings.at(file), Clock.systemUTC());
  }

  /**
   * Opens the file, makes it where there is none, and brings an older one up to date. One from
   * before there was a search is indexed now, which takes a while for a large one.
   *
   * @param clock tells whether a record's or a session's time is over, and whether a job is due
   * @throws StorageUnavailableException when it can't be used, with what to do
   */
  public static SqliteDatabase open(SqliteSettings settings, Clock clock) {
    return open(settings, clock, CommitHook.NONE);
  }

  /**
   * Opens a file to read it alone, while another process may write it: it is neither made nor
   * brought up to date. Every write is a {@link StorageUnavailableException}.
   *
   * @param clock tells whether a record's time is over
   * @throws StorageUnavailableException when it is not there, or another version's, with what to do
   */
  public static SqliteDatabase openToRead(SqliteSettings settings, Clock clock) {
    // its sessions refuse to write, so what writes are sent to reads
    SqliteDatabase database = new SqliteDatabase(settings, clock, ReadServer::new);
    try {
      Path file = database.connector.file();
      if (!Files.exists(file)) {
        throw new StorageUnavailableException(file + " is not there: give the path of one that is");
      }
      boolean unused =
          database.reads.call(
              session -> {
                Schema.requireCurrent(session, file);
                return true;
              });
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  static SqliteDatabase open(SqliteSettings settings, Clock clock, CommitHook hook) {
    Housekeeping housekeeping = new Housekeeping(clock, settings);
    SqliteDatabase database =
        new SqliteDatabase(
            settings,
            clock,
            (connector, health) -> new WriteServer(connector, health, housekeeping, hook));
    try {
      database.connector.createFile();
      // the first of all writes opens the file: what is wrong with it comes out here
      database.writes.call(session -> session.number("pragma user_version"));
      return database;
    } catch (IOException e) {
      database.close();
      throw new StorageUnavailableException(
          settings.file() + " can't be made: its folder must be open to Parley's user", e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The conversations of this file. */
  public ConversationStore conversations() {
    return conversations;
  }

  /** The search over the conversations of this file. */
  public ConversationSearch search() {
    return search;
  }

  /** Removes conversations of this file that nobody uses any more. */
  public ConversationRetention retention() {
    return new SqliteConversationRetention(writes);
  }

  /** Walks through the conversations of this file, whoever's they are. */
  public ConversationCatalog catalog() {
    return new SqliteConversationCatalog(reads);
  }

  /** The records of this file. */
  public RecordStore records() {
    return records;
  }

  /** The background work of this file. */
  public JobQueue jobs() {
    return jobs;
  }

  /** The sessions of this file. */
  public SessionStore sessions() {
    return sessions;
  }

  /**
   * Reads the whole file and says what is wrong with it, one line each; empty when all is well. It
   * takes as long as the file is large, and keeps nobody waiting.
   */
  public List<String> check() {
    Lane lane = new Lane(new Lane.Shape("check", 1, 1, 1), () -> new ReadServer(connector, health));
    try (lane) {
      return lane.call(session -> Check.problems(session, connector.file()));
    }
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public State state() {
    return health.state();
  }

  /** Does what was asked for before, then ends the threads and closes the file. */
  @Override
  public void close() {
    writes.close();
    reads.close();
    health.closed();
  }

  /** Where writes go. */
  Lane writes() {
    return writes;
  }
}
