// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command as it is typed, in a folder and an environment, and what it printed. */
final class Typed implements ModelShelf, ConversationMover {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> shelf = new ArrayList<>();
  private final List<String> moved = new ArrayList<>();
  private final Path folder;
  private String input = "";
  private int ids;
  private ServerStarter starter =
      (settings, terminal) -> {
        throw new CommandException("no server can be started here: this is a test");
      };

  private KeyOffice office =
      (settings, order) -> {
        throw new CommandException("no keys can be had here: this is a test");
      };

  private TableMaker tables =
      (settings, each) -> {
        throw new CommandException("no tables can be made here: this is a test");
      };

  Typed(Path folder) {
    this.folder = folder;
  }

  Typed variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Typed input(String lines) {
    input = lines;
    return this;
  }

  Typed starter(ServerStarter other) {
    starter = other;
    return this;
  }

  Typed office(KeyOffice other) {
    office = other;
    return this;
  }

  Typed tables(TableMaker other) {
    tables = other;
    return this;
  }

  /** Runs a command; what was printed before is forgotten. */
  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Terminal terminal =
        new Terminal(
            new BufferedReader(new StringReader(input)),
            new PrintWriter(out),
            new PrintWriter(err),
            false);
    Surroundings surroundings = new Surroundings(folder, environment, terminal, () -> "id" + ++ids);
    Wiring wiring = new Wiring(starter, this, office, tables, this);
    return new CommandLineTool(surroundings, wiring).run(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** What was asked of the models. */
  List<String> shelf() {
    return shelf;
  }

  @Override
  public void list(Settings settings, Terminal terminal) {
    shelf.add("list in " + settings.dataDir().getFileName());
  }

  @Override
  public void pull(Settings settings, String name, Terminal terminal) throws CommandException {
    shelf.add("pull " + name);
    if (name.equals("unknown")) {
      throw new CommandException(
          "there is no model unknown; ./parley models lists those that there are");
    }
  }

  /** What was to be moved, from or to where. */
  List<String> moved() {
    return moved;
  }

  @Override
  public void exportAll(Settings settings, Order order, Terminal terminal) {
    moved.add("export " + settings.dataDir().getFileName() + " " + order);
  }

  @Override
  public void importAll(Settings settings, Order order, Terminal terminal) {
    moved.add("import " + settings.dataDir().getFileName() + " " + order);
  }
}
