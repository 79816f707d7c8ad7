// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnippetsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- from (\\S+) -->\\s*```\\w+\\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/functions.md"})
  void pageShowsFilesThatTheBuildRuns(String page) throws IOException {
    String text = Files.readString(ROOT.resolve(page));
    assertThat(SNIPPET.matcher(text).results().toList())
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
          .replaceAll("(?sm)^ */\\*\\*.*?\\*/\\n", "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
