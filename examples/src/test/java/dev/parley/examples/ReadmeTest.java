// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- from (\\S+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void readmeShowsTheCompiledSource() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    assertThat(SNIPPET.matcher(readme).results().toList())
        .isNotEmpty()
        .allSatisfy(snippet -> assertThat(snippet.group(2)).isEqualTo(source(snippet)));
  }

  @Test
  void exampleHasFewerThanTwentyLines() throws IOException {
    String shown =
        SNIPPET
            .matcher(Files.readString(ROOT.resolve("README.md")))
            .results()
            .findFirst()
            .orElseThrow()
            .group(2);
    assertThat(shown.lines().filter(line -> !line.isBlank()).count()).isLessThan(20);
  }

  /** The source without its licence line, package and Javadoc. */
  private static String source(MatchResult snippet) {
    try {
      return Files.readString(ROOT.resolve(snippet.group(1)))
          .replaceAll("(?m)^(// SPDX.*|package .*;)\\n+", "")
          .replaceAll("(?s)/\\*\\*.*?\\*/\\n", "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
