// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of settings that hold several values, or perhaps none. */
final class GroupTypes {

  /** What belongs to each request alone, and so can't be anyone's default. */
  private static final Set<String> NOT_A_DEFAULT = Set.of("messages", "model", "stream");

  private GroupTypes() {}

  /** A value that may be left empty: {@code null}. */
  static <T> SettingType<@Nullable T> orNull(SettingType<T> type) {
    return new SettingType<@Nullable T>(
        type.description() + ", or null",
        entry -> entry.isNull() ? null : type.read(entry),
        value -> value == null ? "null" : type.write(value));
  }

  /** A list; in an environment variable its items are separated by commas. */
  static <T> SettingType<List<T>> listOf(SettingType<T> item) {
    return new SettingType<>(
        "a list, each " + item.description(),
        entry -> {
          List<T> values = new ArrayList<>();
          for (Entry each : items(entry)) {
            values.add(item.read(each));
          }
          return List.copyOf(values);
        },
        values -> values.stream().map(item::write).collect(Collectors.joining(", ", "[", "]")));
  }

  static List<Entry> items(Entry entry) throws BadSetting {
    if (entry instanceof Entry.Scalar s && s.kind() == Entry.Kind.UNTYPED && !s.isNull()) {
      return s.text().stripLeading().startsWith("[") ? items(YamlReader.value(s)) : separated(s);
    }
    if (entry instanceof Entry.Sequence sequence) {
      return sequence.items();
    }
    throw BadSetting.of(entry, "write a list, such as [first, second]");
  }

  private static List<Entry> separated(Entry.Scalar scalar) {
    return Pattern.compile(",")
        .splitAsStream(scalar.text())
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .map(item -> (Entry) new Entry.Scalar(scalar.origin(), Entry.Kind.UNTYPED, item))
        .toList();
  }

  /** Fields of a chat request with the JSON text of their values, in the order written. */
  static SettingType<Map<String, String>> requestFields() {
    return new SettingType<>(
        "a group of request fields",
        entry -> {
          Map<String, String> fields = new LinkedHashMap<>();
          for (Entry.Member member : group(entry).members()) {
            if (NOT_A_DEFAULT.contains(member.name())) {
              throw BadSetting.hidden(
                  member.value(),
                  "holds " + member.name() + ", which every request says itself; take it out");
            }
            fields.put(member.name(), JsonText.of(member.value()));
          }
          return Collections.unmodifiableMap(fields);
        },
        JsonText::object);
  }

  /** A JSON object, kept as its text. */
  static SettingType<String> jsonObject() {
    return new SettingType<>(
        "a group of values", entry -> JsonText.of(group(entry)), value -> value);
  }

  static Entry.Mapping group(Entry entry) throws BadSetting {
    if (entry instanceof Entry.Scalar s
        && s.kind() == Entry.Kind.UNTYPED
        && s.text().stripLeading().startsWith("{")) {
      return group(YamlReader.value(s));
    }
    if (entry instanceof Entry.Mapping mapping) {
      return mapping;
    }
    throw BadSetting.of(entry, "write a group of values, such as {name: value}");
  }

  /** A word, or a regular expression between slashes. */
  static SettingType<String> wordOrPattern() {
    SettingType<String> text = Types.text();
    return new SettingType<>(
        "a word or a /pattern/",
        entry -> {
          String value = text.read(entry);
          if (value.length() > 2 && value.startsWith("/") && value.endsWith("/")) {
            checkPattern(entry, value.substring(1, value.length() - 1));
          }
          return value;
        },
        text.writer());
  }

  private static void checkPattern(Entry entry, String pattern) throws BadSetting {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw BadSetting.of(entry, "mend the pattern: " + e.getDescription());
    }
  }
}
