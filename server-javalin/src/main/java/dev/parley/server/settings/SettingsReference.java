// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the reference page of all settings from their declarations. */
public final class SettingsReference {

  private static final String HEADER =
      """
      # Settings

      <!-- Generated from the declarations in dev.parley.server.settings: ./parley config --reference -->

      Parley reads one `parley.yaml`: the file given by `--config FILE`, else by `PARLEY_CONFIG`, else
      `./parley.yaml` if it is there. Every setting also has an environment variable, which wins over the
      file. A variable that is set to nothing counts as not set; lists are written with commas, groups as
      JSON. Variables may stand in a file `.env`, as `NAME=value`, beside the configuration file or in
      the working directory; the real environment wins over it. Secrets come from there only.

      `PARLEY_ADMIN_KEY`, from the environment or `.env` alone, is an API key of the role admin that is not
      stored: 32 to 256 visible ASCII characters that nobody guesses. [API keys](keys.md) says the rest.

      Without a file, or where it has no `providers`, there is a provider `local`, and a provider `openai`
      where `OPENAI_API_KEY` is set. The route `default` asks `openai/gpt-4o-mini` where that key is set, else
      `local`, with `presence_penalty: 0.6`, unless you write what it asks.

      `./parley config` prints what is in force and where each value was written. A name that is no
      setting, a value out of bounds or a missing secret stops the start with one line each, all together.
      """;

  private SettingsReference() {}

  /** The whole page, as Markdown. */
  public static String markdown() {
    List<Section> sections = new ArrayList<>(Catalog.FIRST);
    sections.addAll(
        List.of(OpenAiSettings.SECTION, LlamaCppSettings.SECTION, RouteSettings.SECTION));
    sections.addAll(Catalog.MIDDLE);
    sections.add(FunctionSettings.SECTION);
    sections.addAll(Catalog.LAST);
    return sections.stream()
        .map(SettingsReference::section)
        .collect(Collectors.joining("\n", HEADER + "\n", ""));
  }

  private static String section(Section section) {
    String title = section.name().isEmpty() ? "data_dir" : section.name();
    String rows =
        section.keys().stream().map(key -> row(section, key)).collect(Collectors.joining("\n"));
    return "## "
        + heading(section, title)
        + "\n\n"
        + section.doc()
        + "\n\n| setting | default | value | meaning |\n| --- | --- | --- | --- |\n"
        + rows
        + "\n";
  }

  private static String heading(Section section, String title) {
    if (section.equals(OpenAiSettings.SECTION)) {
      return "providers.NAME, type openai";
    }
    return section.equals(LlamaCppSettings.SECTION) ? "providers.NAME, type llamacpp" : title;
  }

  private static String row(Section section, Key<?> key) {
    String path = Section.join(section.name(), key.name());
    String variable =
        section.equals(FunctionSettings.SECTION) ? "" : "<br>`" + Resolver.variable(path) + "`";
    String aliases =
        key.aliases().stream().map(alias -> "<br>`" + alias + "`").collect(Collectors.joining());
    return "| `"
        + path
        + "`"
        + variable
        + aliases
        + " | "
        + fallback(section, key)
        + " | "
        + escaped(key.type().description())
        + " | "
        + escaped(key.doc())
        + " |";
  }

  private static String fallback(Section section, Key<?> key) {
    String own = key.writtenFallback().isEmpty() ? "required" : code(key.writtenFallback());
    if (section.equals(OpenAiSettings.SECTION)) {
      return own + builtIn(BuiltIn.OPENAI, ProviderSettings.Type.OPENAI, key);
    }
    if (section.equals(LlamaCppSettings.SECTION)) {
      return own + builtIn(BuiltIn.LOCAL, ProviderSettings.Type.LLAMACPP, key);
    }
    return own;
  }

  /** What the provider that is there anyway has instead. */
  private static String builtIn(String name, ProviderSettings.Type type, Key<?> key) {
    return BuiltIn.provider(name, type)
        .key(key.name())
        .map(Key::writtenFallback)
        .filter(fallback -> !fallback.equals(key.writtenFallback()))
        .map(fallback -> ", but " + code(fallback) + " for the provider `" + name + "`")
        .orElse("");
  }

  private static String code(String text) {
    return "`" + escaped(text) + "`";
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
