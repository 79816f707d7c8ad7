// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import dev.parley.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells browsers where the libraries are that modules import by their names. */
final class ImportMap {
  private record Import(String specifier, String file) {}

  private static final List<Import> ALL =
      List.of(
          new Import("lit", "lit/index.js"),
          new Import("lit-element/", "lit-element/"),
          new Import("lit-html", "lit-html/lit-html.js"),
          new Import("lit-html/", "lit-html/"),
          new Import("@lit/reactive-element", "reactive-element/reactive-element.js"),
          new Import("marked", "marked/marked.esm.js"),
          new Import("highlightjs", "highlightjs/highlight.min.js"));

  private ImportMap() {}

  /** The map of libraries in this folder, as the text of a script. */
  static String of(String folder) {
    byte[] json =
        Json.bytes(
            out -> {
              out.beginObject().name("imports").beginObject();
              ALL.forEach(each -> out.field(each.specifier(), folder + each.file()));
              out.endObject().endObject();
            });
    return new String(json, StandardCharsets.UTF_8);
  }
}
