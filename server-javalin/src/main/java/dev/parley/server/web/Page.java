// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A page, and the policy that goes with it. What the first paint needs stands in the page itself,
 * known to the policy by its hash: nothing else has to come before it.
 */
record Page(Asset asset, String policy) {
  private static final String THEME = "theme.js";

  /**
   * Fills a template.
   *
   * @param styles the files of its first paint
   * @param imports its import map; empty for none
   * @param folder where its assets are
   */
  static Page of(String template, List<String> styles, String imports, String folder) {
    String style = Files.joined(styles);
    String theme = Files.text(THEME);
    String html =
        Files.text(template)
            .replace("{style}", style)
            .replace("{theme}", theme)
            .replace("{imports}", imports)
            .replace("{assets}/", folder);
    List<String> scripts = imports.isEmpty() ? List.of(theme) : List.of(theme, imports);
    String policy = policy(scripts, style);
    return new Page(new Asset(template, Files.bytes(html)), policy);
  }

  /**
   * Lets a page have what comes from here, and nothing from elsewhere. Pictures may also stand in
   * the text itself. Only Lit may make elements of text, and the page gives it no text of others.
   */
  private static String policy(List<String> scripts, String style) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' " + scripts.stream().map(Hash::source).collect(Collectors.joining(" ")),
        "style-src 'self' " + Hash.source(style),
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }
}
