// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Joins the page's modules into one, since over HTTP/1.1 a browser waits for each of many. Every
 * module becomes a function that gives what it exports; those that it imports come before it.
 * Libraries stay imports. It reads modules as this page writes them: imports stand first, each
 * export begins a line and has a name of its own.
 */
final class Bundle {
  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:(?<what>\\{[^}]*\\}|\\* as \\w+) from )?\"(?<from>[^\"]+)\";\\n",
          Pattern.MULTILINE);
  private static final Pattern EXPORT =
      Pattern.compile(
          "^export (?=(?:async function\\*?|function\\*?|class|const) (\\w+))", Pattern.MULTILINE);

  private final UnaryOperator<String> sources;
  private final SequencedMap<String, String> modules = new LinkedHashMap<>();
  private final SequencedMap<String, String> libraries = new LinkedHashMap<>();

  private Bundle(UnaryOperator<String> sources) {
    this.sources = sources;
  }

  /**
   * The module at {@code entry} with all that it needs.
   *
   * @param sources gives the text of the module at a path
   */
  static Bundle of(String entry, UnaryOperator<String> sources) {
    Bundle bundle = new Bundle(sources);
    bundle.add(entry);
    return bundle;
  }

  /** The paths of the modules in it. */
  Iterable<String> paths() {
    return modules.sequencedKeySet();
  }

  /** The libraries that it imports. */
  Iterable<String> libraries() {
    return libraries.sequencedKeySet();
  }

  String text() {
    String imports =
        libraries.entrySet().stream()
            .map(each -> "import * as " + each.getValue() + " from \"" + each.getKey() + "\";\n")
            .collect(Collectors.joining());
    return imports + "const modules = {};\n" + String.join("", modules.sequencedValues());
  }

  private void add(String path) {
    if (modules.containsKey(path)) {
      return;
    }
    String source = sources.apply(path);
    Matcher imports = IMPORT.matcher(source);
    String body = imports.replaceAll(found -> Matcher.quoteReplacement(binding(path, found)));
    String exports =
        EXPORT
            .matcher(body)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining(", "));
    modules.put(
        path,
        "modules[\"%s\"] = (() => {\n%sreturn { %s };\n})();\n"
            .formatted(path, EXPORT.matcher(body).replaceAll(""), exports));
  }

  /** What an import becomes; a module of the page is added first. */
  private String binding(String path, MatchResult found) {
    String from = found.group("from");
    boolean isOwn = from.startsWith(".");
    String name = isOwn ? own(path, from) : library(from);
    String what = found.group("what");
    if (what == null) {
      return "";
    }
    String names =
        what.startsWith("{") ? what.replace(" as ", ": ") : what.substring("* as ".length());
    return "const " + names + " = " + name + ";\n";
  }

  private String own(String path, String from) {
    String target = java.nio.file.Path.of(path).resolveSibling(from).normalize().toString();
    String unified = target.replace('\\', '/');
    add(unified);
    return "modules[\"" + unified + "\"]";
  }

  private String library(String specifier) {
    return libraries.computeIfAbsent(specifier, each -> "library" + libraries.size());
  }
}
