// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.json.Wtf8;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Any string as SQL text, half surrogate pairs included. In SQL such a parameter is {@code cast(?
 * as text)}.
 */
final class Text {
  private Text() {}

  static void bind(PreparedStatement statement, int index, String text) throws SQLException {
    statement.setBytes(index, Wtf8.encode(text));
  }

  static String read(ResultSet row, int column) throws SQLException {
    return Wtf8.decode(row.getBytes(column));
  }
}
