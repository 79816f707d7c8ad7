// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML into entries that know their line, within limits that no honest file meets. */
final class YamlReader {

  static final int MAX_CHARACTERS = 1_000_000;
  private static final int MAX_DEPTH = 50;

  private static final Map<Tag, Entry.Kind> KINDS =
      Map.of(
          Tag.NULL, Entry.Kind.NULL,
          Tag.BOOL, Entry.Kind.BOOLEAN,
          Tag.INT, Entry.Kind.NUMBER,
          Tag.FLOAT, Entry.Kind.NUMBER,
          Tag.STR, Entry.Kind.TEXT);

  private final LoadSettings limits =
      LoadSettings.builder()
          .setCodePointLimit(MAX_CHARACTERS)
          .setSchema(new CoreSchema())
          .setUseMarks(true)
          .build();
  private final Function<Integer, Origin> originOfLine;
  private final Problems problems;

  private YamlReader(Function<Integer, Origin> originOfLine, Problems problems) {
    this.originOfLine = originOfLine;
    this.problems = problems;
  }

  /** A file's content; nothing where it is empty or can't be read, which is then a problem. */
  static Optional<Entry> file(String name, String content, Problems problems) {
    return new YamlReader(line -> Origin.line(name, line), problems).read(content);
  }

  /** A value written as YAML elsewhere, such as a list in an environment variable. */
  static Entry value(Entry.Scalar scalar) throws BadSetting {
    Problems own = new Problems();
    Optional<Entry> read = new YamlReader(line -> scalar.origin(), own).read(scalar.text());
    if (read.isEmpty() || !own.isEmpty()) {
      throw BadSetting.of(scalar, "write it as JSON or as one line of YAML");
    }
    return read.get();
  }

  private Optional<Entry> read(String content) {
    try {
      if (!isWithinLimits(content)) {
        return Optional.empty();
      }
      return new Compose(limits).composeString(content).map(this::entry);
    } catch (MarkedYamlEngineException e) {
      problems.add(at(e.getProblemMark()), "not valid YAML: " + syntax(e));
    } catch (YamlEngineException e) {
      problems.add(
          originOfLine.apply(1),
          "not readable as YAML: " + firstLine(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  /** Looked at before a tree is built: depth, and aliases, which could make a small file huge. */
  private boolean isWithinLimits(String content) {
    int depth = 0;
    for (Event event : new Parse(limits).parseString(content)) {
      depth +=
          event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
      if (depth > MAX_DEPTH) {
        problems.add(at(event.getStartMark()), "nested deeper than " + MAX_DEPTH + " levels");
        return false;
      }
      if (event instanceof AliasEvent) {
        problems.add(
            at(event.getStartMark()), "aliases (*name) are not read here; write the value out");
        return false;
      }
    }
    return true;
  }

  private Entry entry(Node node) {
    Origin origin = at(node.getStartMark());
    return switch (node) {
      case ScalarNode s -> new Entry.Scalar(origin, kind(s, origin), s.getValue());
      case SequenceNode s ->
          new Entry.Sequence(origin, s.getValue().stream().map(this::entry).toList());
      case MappingNode m -> new Entry.Mapping(origin, members(m));
      default -> throw new IllegalStateException("not a YAML value: " + node.getNodeType());
    };
  }

  private Entry.Kind kind(ScalarNode scalar, Origin origin) {
    Entry.Kind kind = KINDS.get(scalar.getTag());
    if (kind == null) {
      problems.add(
          origin, "the tag " + scalar.getTag().getValue() + " is not read here; take it out");
      return Entry.Kind.TEXT;
    }
    return kind;
  }

  private List<Entry.Member> members(MappingNode mapping) {
    List<Entry.Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Origin origin = at(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(origin, "a name must be text, not a list or a group");
      } else if (!names.add(key.getValue())) {
        problems.add(origin, key.getValue() + " is written twice in the same place; keep one");
      } else {
        members.add(new Entry.Member(origin, key.getValue(), entry(tuple.getValueNode())));
      }
    }
    return members;
  }

  private Origin at(Optional<Mark> mark) {
    return originOfLine.apply(mark.map(m -> m.getLine() + 1).orElse(1));
  }

  private static String syntax(MarkedYamlEngineException e) {
    String column = e.getProblemMark().map(m -> " (column " + (m.getColumn() + 1) + ")").orElse("");
    return firstLine(e.getProblem()) + column;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("unknown reason");
  }
}
