// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.shop;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tea shop, kept in a SQLite file. It knows nothing of models. Safe for use by many threads. */
final class Shop {
  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, state TEXT, arrives TEXT);
      CREATE TABLE IF NOT EXISTS teas (name TEXT PRIMARY KEY, description TEXT, cents INTEGER);
      CREATE TABLE IF NOT EXISTS appointments (
        key TEXT PRIMARY KEY, day TEXT, time TEXT, guest TEXT, UNIQUE (day, time));
      INSERT OR IGNORE INTO orders VALUES
        ('A-17', 'on its way', '2026-12-01'), ('A-18', 'being packed', '2026-12-03');
      INSERT OR IGNORE INTO teas VALUES
        ('Tieguanyin', 'oolong from Anxi, floral', 1450),
        ('Da Hong Pao', 'oolong from the Wuyi mountains, roasted', 3200),
        ('Sencha', 'green tea from Shizuoka, fresh', 990);
      """;

  private final String url;

  record Order(String order_id, String state, LocalDate arrives) {}

  record Tea(String name, String description, BigDecimal price) {}

  record Appointment(LocalDate day, LocalTime time, String guest) {}

  /** Reads one row. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private Shop(String url) {
    this.url = url;
  }

  /** The shop in this file; a new file begins with two orders and three teas. */
  static Shop open(Path file) {
    Shop shop = new Shop("jdbc:sqlite:" + file);
    try (Connection connection = DriverManager.getConnection(shop.url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(TABLES);
      return shop;
    } catch (SQLException e) {
      throw new IllegalStateException(file + " can't be used", e);
    }
  }

  Optional<Order> order(String id) {
    return query(
            "SELECT id, state, arrives FROM orders WHERE id = ?",
            row -> new Order(row.getString(1), row.getString(2), LocalDate.parse(row.getString(3))),
            id)
        .stream()
        .findFirst();
  }

  /** The teas that have this in their name or description, the cheapest first. */
  List<Tea> teas(String words, BigDecimal maxPrice) {
    return query(
        """
        SELECT name, description, cents FROM teas
        WHERE instr(lower(name || ' ' || description), lower(?)) > 0 AND cents <= ?
        ORDER BY cents
        """,
        row -> new Tea(row.getString(1), row.getString(2), BigDecimal.valueOf(row.getLong(3), 2)),
        words,
        maxPrice.movePointRight(2).longValue());
  }

  /**
   * Books a tasting, once for a key, however often it is asked.
   *
   * @return what is booked under the key; empty when somebody else has that time
   */
  Optional<Appointment> book(String key, Appointment wanted) {
    query(
        "INSERT OR IGNORE INTO appointments VALUES (?, ?, ?, ?) RETURNING key",
        row -> row.getString(1),
        key,
        wanted.day(),
        wanted.time(),
        wanted.guest());
    return appointment(key);
  }

  /** What is booked under a key. */
  Optional<Appointment> appointment(String key) {
    return query("SELECT day, time, guest FROM appointments WHERE key = ?", Shop::read, key)
        .stream()
        .findFirst();
  }

  List<Appointment> appointments() {
    return query("SELECT day, time, guest FROM appointments ORDER BY day, time", Shop::read);
  }

  private static Appointment read(ResultSet row) throws SQLException {
    return new Appointment(
        LocalDate.parse(row.getString(1)), LocalTime.parse(row.getString(2)), row.getString(3));
  }

  private <T> List<T> query(String sql, Row<T> row, Object... values) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i].toString());
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("the shop's file can't be used", e);
    }
  }
}
