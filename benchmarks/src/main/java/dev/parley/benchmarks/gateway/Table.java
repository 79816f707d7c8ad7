// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A table in Markdown: a row for each gateway. */
final class Table {
  private interface Column {
    String of(String gateway);
  }

  private static final String DIRECT = "direct";
  private static final String GO = "go";

  private final Windows windows;
  private final List<String> heads = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  private Table(String caption, Windows windows) {
    this.windows = windows;
    column(caption, gateway -> gateway);
  }

  static String plain(String caption, Windows windows) {
    Table table = new Table(caption, windows);
    table.number("requests/s", "%,.0f", Window::answersPerSecond);
    table.number("CPU µs a request", "%.1f", Window::microsPerAnswer);
    table.ofGo(Window::microsPerAnswer);
    table.withAdded("p50 ms", window -> window.tally().answers().millis(0.5));
    table.withAdded("p99 ms", window -> window.tally().answers().millis(0.99));
    table.number("its core busy %", "%.0f", Window::busyPercent);
    table.column("failed", windows::failures);
    return table.render();
  }

  static String streams(String caption, Windows windows) {
    Table table = new Table(caption, windows);
    table.number("CPU µs a chunk", "%.1f", Window::microsPerChunk);
    table.ofGo(Window::microsPerChunk);
    table.withAdded("first chunk p50 ms", window -> window.tally().firstPieces().millis(0.5));
    table.number("p99 ms", "%.2f", window -> window.tally().firstPieces().millis(0.99));
    table.number("its core busy %", "%.0f", Window::busyPercent);
    table.column("streams failed", windows::failures);
    return table.render();
  }

  static String many(String caption, Windows windows) {
    Table table = new Table(caption, windows);
    table.column("streams failed", windows::failures);
    table.number("most at a time", "%,.0f", window -> window.tally().mostOpen());
    table.number("peak memory MiB", "%.0f", Window::peakMebibytes);
    table.number("CPU µs a chunk", "%.1f", Window::microsPerChunk);
    table.withAdded("first chunk p50 ms", window -> window.tally().firstPieces().millis(0.5));
    return table.render();
  }

  private void column(String head, Column column) {
    heads.add(head);
    columns.add(column);
  }

  private void number(String head, String format, ToDoubleFunction<Window> value) {
    column(head, gateway -> text(format, windows.median(gateway, value)));
  }

  private void ofGo(ToDoubleFunction<Window> value) {
    column(
        "of go's",
        gateway -> text("%.2f", windows.median(gateway, GO, value, (ours, go) -> ours / go)));
  }

  private void withAdded(String head, ToDoubleFunction<Window> millis) {
    number(head, "%.2f", millis);
    column(
        "added",
        gateway ->
            gateway.equals(DIRECT)
                ? text("", Double.NaN)
                : text(
                    "%.2f",
                    windows.median(gateway, DIRECT, millis, (ours, direct) -> ours - direct)));
  }

  private static String text(String format, double number) {
    return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, format, number);
  }

  private String render() {
    StringBuilder out = new StringBuilder();
    out.append(row(heads)).append(row(heads.stream().map(head -> "---").toList()));
    for (String gateway : windows.names()) {
      out.append(row(columns.stream().map(column -> column.of(gateway)).toList()));
    }
    return out.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
