// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.job.Job;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobState;
import dev.parley.domain.job.JobStatus;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.json.Times;
import dev.parley.json.Wtf8;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as columns. */
final class JobRow {
  private static final String STATE =
      "status, attempts, progress, cancel_requested, due, updated_at, lease, holder, error, result";
  private static final int STATE_COLUMNS = 10;

  static final String COLUMNS =
      "id, type, owner, key, payload, not_before, most_attempts, created_at, " + STATE;
  private static final int FIRST_OF_STATE = 9;

  static final String INSERT =
      "insert into jobs ("
          + COLUMNS
          + ") values (?, ?, cast(? as text), cast(? as text), cast(? as text), ?, ?, ?, "
          + "?, ?, ?, ?, ?, ?, ?, cast(? as text), cast(? as text), cast(? as text))";

  static final String UPDATE =
      "update jobs set ("
          + STATE
          + ") = (?, ?, ?, ?, ?, ?, ?, cast(? as text), cast(? as text), cast(? as text))"
          + " where id = ?";

  private JobRow() {}

  static void insert(Session session, Job job) throws SQLException {
    NewJob asked = job.asked();
    session.update(
        INSERT,
        row -> {
          row.setString(1, asked.id().value());
          row.setString(2, asked.type().value());
          Text.bind(row, 3, asked.owner().value());
          bind(row, 4, asked.key());
          Text.bind(row, 5, asked.payload().text());
          row.setString(6, time("notBefore", asked.notBefore()));
          row.setInt(7, asked.mostAttempts());
          row.setString(8, Times.text("createdAt", job.createdAt()));
          bind(row, FIRST_OF_STATE, job.state());
        });
  }

  /** Writes a job's state, and gives the job. */
  static Job update(Session session, Job job) throws SQLException {
    session.update(
        UPDATE,
        row -> {
          bind(row, 1, job.state());
          row.setString(STATE_COLUMNS + 1, job.id().value());
        });
    return job;
  }

  static Job read(ResultSet row) throws SQLException {
    String notBefore = row.getString(6);
    NewJob asked =
        new NewJob(
            new JobId(row.getString(1)),
            new JobType(row.getString(2)),
            new RawJson(Text.read(row, 5)),
            new Owner(Text.read(row, 3)),
            text(row, 4),
            notBefore == null ? null : Times.instant(notBefore),
            row.getInt(7));
    return new Job(asked, Times.instant(row.getString(8)), state(row));
  }

  private static JobState state(ResultSet row) throws SQLException {
    String result = text(row, FIRST_OF_STATE + 9);
    return new JobState(
        JobStatus.of(row.getString(FIRST_OF_STATE)).orElseThrow(),
        row.getInt(FIRST_OF_STATE + 1),
        row.getDouble(FIRST_OF_STATE + 2),
        row.getBoolean(FIRST_OF_STATE + 3),
        Times.instant(row.getString(FIRST_OF_STATE + 4)),
        Times.instant(row.getString(FIRST_OF_STATE + 5)),
        row.getLong(FIRST_OF_STATE + 6),
        text(row, FIRST_OF_STATE + 7),
        text(row, FIRST_OF_STATE + 8),
        result == null ? null : new RawJson(result));
  }

  private static void bind(PreparedStatement row, int first, JobState state) throws SQLException {
    RawJson result = state.result();
    row.setString(first, state.status().wireName());
    row.setInt(first + 1, state.attempts());
    row.setDouble(first + 2, state.progress());
    row.setBoolean(first + 3, state.cancelRequested());
    row.setString(first + 4, time("due", state.due()));
    row.setString(first + 5, time("updatedAt", state.updatedAt()));
    row.setLong(first + 6, state.lease());
    bind(row, first + 7, state.holder());
    bind(row, first + 8, state.error());
    bind(row, first + 9, result == null ? null : result.text());
  }

  private static @Nullable String time(String name, @Nullable Instant instant) {
    return instant == null ? null : Times.text(name, instant);
  }

  private static void bind(PreparedStatement row, int index, @Nullable String text)
      throws SQLException {
    if (text == null) {
      row.setNull(index, Types.VARCHAR);
    } else {
      Text.bind(row, index, text);
    }
  }

  private static @Nullable String text(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : Wtf8.decode(bytes);
  }
}
