// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code NAME=value} lines: comments, {@code export}, and quotes around values. */
final class DotEnv {

  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?|'([^']*)'\\s*(?:#.*)?");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*$");

  private DotEnv() {}

  static void read(String name, String content, Variables variables, Problems problems) {
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        Origin origin = new Origin(matcher.group(1), 0, name + ":" + (i + 1));
        variables.add(origin, matcher.group(1), value(matcher.group(2)));
      } else {
        problems.add(
            Origin.line(name, i + 1), "not of the form NAME=value; mend or remove the line");
      }
    }
  }

  private static String value(String written) {
    Matcher quoted = QUOTED.matcher(written);
    if (!quoted.matches()) {
      return COMMENT.matcher(written).replaceFirst("").strip();
    }
    return quoted.group(1) == null ? quoted.group(2) : unescaped(quoted.group(1));
  }

  private static String unescaped(String text) {
    return Pattern.compile("\\\\(.)")
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    switch (m.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      case "t" -> "\t";
                      default -> m.group(1);
                    }));
  }
}
