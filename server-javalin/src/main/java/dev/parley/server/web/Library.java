// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import java.util.List;

/**
 * The files of a library's jar that the page needs.
 *
 * @param name the folder that the page finds them in
 * @param folder where they are in the jar; its version is that of the build's dependency
 * @param files their paths below both
 * @param ending added to each: makes a module of a script that is none
 */
record Library(String name, String folder, List<String> files, String ending) {
  private static final String MVNPM = "/META-INF/resources/_static/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** What the page cannot start without. */
  static final List<Library> AT_ONCE =
      List.of(
          module("lit", "3.3.3/", "index.js"),
          module("lit-element", "4.2.2/", "lit-element.js"),
          module(
              "lit-html",
              "3.3.3/",
              "lit-html.js",
              "is-server.js",
              "directive.js",
              "directive-helpers.js",
              "directives/guard.js",
              "directives/repeat.js"),
          module("reactive-element", "2.1.2/", "reactive-element.js", "css-tag.js"),
          module("marked", "17.0.5/lib/", "marked.esm.js"));

  /** What it fetches when there is code to highlight. */
  static final Library HIGHLIGHTER =
      new Library(
          "highlightjs",
          WEBJARS + "highlightjs/11.11.1/",
          List.of("highlight.min.js"),
          "\nexport default hljs;\n");

  private static Library module(String name, String version, String... files) {
    return new Library(name, MVNPM + name + "/" + version, List.of(files), "");
  }
}
