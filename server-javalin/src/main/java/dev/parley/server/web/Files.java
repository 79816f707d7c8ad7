// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files that the page is made of, in this package's resources and in the libraries' jars. */
final class Files {
  /** The styles of what is seen first. */
  static final List<String> FIRST_STYLES =
      List.of(
          "style/base.css",
          "style/controls.css",
          "style/layout.css",
          "style/sidebar.css",
          "style/composer.css");

  /** The styles of what comes after it. */
  static final List<String> LATER_STYLES =
      List.of(
          "style/transcript.css",
          "style/markdown.css",
          "style/notes.css",
          "style/functions.css",
          "style/window.css",
          "style/window-panel.css",
          "style/fates.css",
          "style/dialogs.css");

  /** The styles of the page about the API. */
  static final List<String> DOCUMENT_STYLES = List.of("style/base.css", "style/connect.css");

  /** The module that starts the page. */
  static final String ENTRY = "view/parley-app.js";

  static final String LIBRARIES = "lib/";
  private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  private Files() {}

  /** All that stands in the page's folder of assets, by its path below it. */
  static SortedMap<String, byte[]> assets() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("app.js", bytes(Bundle.of(ENTRY, Files::text).text()));
    files.put("app.css", bytes(joined(LATER_STYLES)));
    files.put("connect.js", read("connect.js"));
    Library.AT_ONCE.forEach(library -> add(library, files));
    add(Library.HIGHLIGHTER, files);
    return files;
  }

  private static void add(Library library, Map<String, byte[]> files) {
    for (String file : library.files()) {
      // The maps themselves are not served.
      String code = SOURCE_MAP.matcher(text(library.folder() + file)).replaceAll("");
      files.put(LIBRARIES + library.name() + "/" + file, bytes(code + library.ending()));
    }
  }

  /** The text of several files, one after the other. */
  static String joined(List<String> paths) {
    return paths.stream().map(Files::text).collect(Collectors.joining("\n"));
  }

  static String text(String path) {
    return new String(read(path), StandardCharsets.UTF_8);
  }

  static byte[] read(String path) {
    try (InputStream in = Files.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from this build of Parley");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The media type of a file, by how its name ends. */
  static String type(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    String type = TYPES.get(ending);
    if (type == null) {
      throw new IllegalStateException(path + " has no type known here: add " + ending);
    }
    return type;
  }
}
