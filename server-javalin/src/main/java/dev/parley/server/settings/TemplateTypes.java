// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import dev.parley.domain.context.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types of system messages, and of what fills them. */
final class TemplateTypes {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private TemplateTypes() {}

  static SettingType<Template> template() {
    SettingType<String> text = Types.text();
    return new SettingType<>(
        text.description(),
        entry -> Template.of(text.read(entry)),
        template -> text.write(template.toString()));
  }

  /** Variables by name, each with its text. */
  static SettingType<Map<String, String>> profile() {
    SettingType<String> text = Types.text();
    return new SettingType<>(
        "a group of variables with their texts",
        entry -> {
          Map<String, String> values = new LinkedHashMap<>();
          for (Entry.Member member : GroupTypes.group(entry).members()) {
            if (!VARIABLE.matcher(member.name()).matches()) {
              throw BadSetting.hidden(
                  member.value(),
                  "holds "
                      + YamlText.quoted(member.name())
                      + ", which is no variable's name: write a letter or _, then letters, digits"
                      + " or _");
            }
            values.put(member.name(), text.read(member.value()));
          }
          return Ordered.copyOf(values);
        },
        values ->
            values.entrySet().stream()
                .map(v -> YamlText.quoted(v.getKey()) + ": " + YamlText.quoted(v.getValue()))
                .collect(Collectors.joining(", ", "{", "}")));
  }

  /** What is wrong with a template beside this profile, of one that is written at a path. */
  static List<String> problems(String path, Template template, Map<String, String> profile) {
    return template.variables().stream()
        .filter(variable -> !profile.containsKey(variable))
        .map(
            variable ->
                path
                    + " holds {{"
                    + variable
                    + "}}, and chat.profile has no "
                    + variable
                    + ": add it there with its usual value; it has "
                    + (profile.isEmpty()
                        ? "nothing"
                        : String.join(", ", new TreeSet<>(profile.keySet()))))
        .toList();
  }
}
