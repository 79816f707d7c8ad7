// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the files that the page is made of. */
final class PageFilesTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/parley/server/web");
  private static final int LONGEST = 150;
  private static final Pattern HOST =
      Pattern.compile("(?:https?:)?//([\\w-]+(?:\\.[\\w-]+)+|localhost)");

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = java.nio.file.Files.walk(FOLDER)) {
      return files
          .filter(java.nio.file.Files::isRegularFile)
          .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void noFileNamesAnotherHost(String path) {
    Set<String> hosts =
        HOST.matcher(Files.text(path))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(Set.of("localhost", "www.w3.org")).as("hosts in " + path).containsAll(hosts);
  }

  @ParameterizedTest
  @MethodSource("files")
  void fileIsSmallAndNamesItsLicence(String path) {
    if (!path.endsWith(".svg")) {
      assertThat(Files.text(path).lines().limit(2)).anyMatch(line -> line.contains("SPDX-"));
      assertThat(Files.text(path).lines().count()).isLessThanOrEqualTo(LONGEST);
    }
  }

  @Test
  void everyFileIsPartOfAPage() throws IOException {
    Set<String> used = new TreeSet<>(Set.of("index.html", "connect.html", "favicon.svg"));
    used.addAll(Set.of("theme.js", "connect.js"));
    used.addAll(Files.FIRST_STYLES);
    used.addAll(Files.LATER_STYLES);
    used.addAll(Files.DOCUMENT_STYLES);
    Bundle.of(Files.ENTRY, Files::text).paths().forEach(used::add);
    assertThat(files()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void everyLibraryThatTheBundleImportsIsInTheImportMap() {
    String imports = ImportMap.of("/lib/");
    Stream<String> libraries =
        StreamSupport.stream(Bundle.of(Files.ENTRY, Files::text).libraries().spliterator(), false);
    assertThat(libraries)
        .isNotEmpty()
        .map(name -> name.replaceFirst("(?<=/).*", ""))
        .allSatisfy(name -> assertThat(imports).contains("\"" + name + "\":\"/lib/"));
  }

  @Test
  void librariesAreServedWithoutTheNamesOfTheirSourceMaps() {
    assertThat(Files.assets())
        .allSatisfy(
            (path, content) ->
                assertThat(new String(content, StandardCharsets.UTF_8))
                    .as(path)
                    .doesNotContain("sourceMappingURL"));
  }

  @Test
  void highlighterIsAModule() {
    byte[] content = Files.assets().get("lib/highlightjs/highlight.min.js");
    assertThat(new String(content, StandardCharsets.UTF_8)).endsWith("export default hljs;\n");
  }
}
