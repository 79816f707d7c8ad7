// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements. For the thread that opened it, which is native. */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final @Nullable Object fileKey;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private boolean erased;

  /** Fills in a statement's parameters. */
  interface Parameters {
    Parameters NONE = statement -> {};

    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Makes a value of a row. */
  interface Row<T extends @Nullable Object> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * A session.
   *
   * @param fileKey which file it is, whatever its name; null where the system can't tell
   */
  Session(Connection connection, @Nullable Object fileKey) {
    this.connection = connection;
    this.fileKey = fileKey;
  }

  @Nullable Object fileKey() {
    return fileKey;
  }

  /** Runs a statement that is not worth keeping prepared, for instance a pragma. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** How many rows the statement changed. */
  int update(String sql, Parameters parameters) throws SQLException {
    return run(sql, parameters, PreparedStatement::executeUpdate);
  }

  <T> List<T> list(String sql, Parameters parameters, Row<T> row) throws SQLException {
    return run(
        sql,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
              all.add(row.read(rows));
            }
            return all;
          }
        });
  }

  <T> Optional<T> first(String sql, Parameters parameters, Row<T> row) throws SQLException {
    return list(sql, parameters, row).stream().findFirst();
  }

  /** The number that a query for one gives. */
  long number(String sql) throws SQLException {
    return first(sql, Parameters.NONE, row -> row.getLong(1)).orElseThrow();
  }

  /** Notes that text was removed that must not stay in the write-ahead log either. */
  void noteErased() {
    erased = true;
  }

  /** Whether text was removed since the last call. */
  boolean takeErased() {
    boolean since = erased;
    erased = false;
    return since;
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      for (PreparedStatement statement : prepared.values()) {
        statement.close();
      }
    }
  }

  private <T> T run(String sql, Parameters parameters, Execution<T> execution) throws SQLException {
    PreparedStatement statement = prepare(sql);
    try {
      parameters.bind(statement);
      T result = execution.of(statement);
      // what was bound may be megabytes, and would stay until the statement is used again
      statement.clearParameters();
      return result;
    } catch (SQLException | RuntimeException e) {
      // the driver gives up a statement that failed
      prepared.remove(sql);
      closeAfter(statement, e);
      throw e;
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  private static void closeAfter(PreparedStatement statement, Exception failure) {
    try {
      statement.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private interface Execution<T> {
    T of(PreparedStatement statement) throws SQLException;
  }
}
