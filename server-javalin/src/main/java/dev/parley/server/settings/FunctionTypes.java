// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of settings that only functions have. */
final class FunctionTypes {

  /** A place in a value that the environment fills. */
  static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private FunctionTypes() {}

  /** {@code all}, or a list of names. */
  static SettingType<FunctionChoice> choice() {
    SettingType<List<String>> names = GroupTypes.listOf(Types.text());
    return new SettingType<>(
        "all, or a list of names",
        entry -> {
          if (entry instanceof Entry.Scalar s && s.text().equals("all")) {
            return new FunctionChoice.All();
          }
          if (entry instanceof Entry.Scalar s && s.kind() != Entry.Kind.UNTYPED) {
            throw BadSetting.of(entry, "write all, or a list of names such as [first, second]");
          }
          return new FunctionChoice.Named(names.read(entry));
        },
        choice ->
            switch (choice) {
              case FunctionChoice.All all -> "all";
              case FunctionChoice.Named named -> names.write(named.names());
            });
  }

  /** An HTTP method, written as HTTP writes it. */
  static SettingType<FunctionSettings.Method> method() {
    String names =
        Arrays.stream(FunctionSettings.Method.values())
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return new SettingType<>(
        "one of " + names,
        entry -> {
          for (FunctionSettings.Method method : FunctionSettings.Method.values()) {
            if (entry instanceof Entry.Scalar s && s.text().equals(method.name())) {
              return method;
            }
          }
          throw BadSetting.of(entry, "write one of " + names);
        },
        Enum::name);
  }

  /** Header names with their values; a value without a variable may be a secret and is masked. */
  static SettingType<Map<String, String>> headers() {
    return values("a group of headers", HEADER_NAME, "header");
  }

  /** Variables of a program with their values, masked as headers are. */
  static SettingType<Map<String, String>> variables() {
    return values("a group of variables", VARIABLE_NAME, "variable");
  }

  private static SettingType<Map<String, String>> values(
      String description, Pattern names, String kind) {
    return new SettingType<>(
        description,
        entry -> {
          Map<String, String> values = new LinkedHashMap<>();
          for (Entry.Member member : GroupTypes.group(entry).members()) {
            if (!names.matcher(member.name()).matches()) {
              throw BadSetting.hidden(
                  member.value(),
                  "holds a name that is no " + kind + "'s: " + YamlText.quoted(member.name()));
            }
            values.put(member.name(), line(member));
          }
          return Ordered.copyOf(values);
        },
        values ->
            values.entrySet().stream()
                .map(
                    v -> YamlText.quoted(v.getKey()) + ": " + YamlText.quoted(masked(v.getValue())))
                .collect(Collectors.joining(", ", "{", "}")));
  }

  private static String line(Entry.Member member) throws BadSetting {
    Entry value = member.value();
    if (!(value instanceof Entry.Scalar s)
        || s.isNull()
        || s.text().chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
      throw BadSetting.hidden(
          value, "." + member.name() + " is not one line of printable ASCII text; mend it");
    }
    return s.text();
  }

  private static String masked(String value) {
    return VARIABLE.matcher(value).find() ? value : "***";
  }
}
