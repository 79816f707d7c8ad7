// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class YamlLimitsTest {

  @TempDir private Path folder;

  @Test
  void aliasesAreRefused() {
    assertThat(new Written(folder).file("a: &a [1]\nb: [*a, *a]\n").problems())
        .contains("parley.yaml:2: aliases (*name) are not read here; write the value out");
  }

  @Test
  void nestingIsBounded() {
    assertThat(new Written(folder).file("a: " + "[".repeat(100_000)).problems())
        .containsExactly("parley.yaml:1: nested deeper than 50 levels");
  }

  @Test
  void sizeIsBounded() {
    assertThat(new Written(folder).file("# " + "x".repeat(1_000_000)).problems())
        .containsExactly("parley.yaml: larger than 1 MB; is it the right file?");
  }

  @Test
  void aByteOrderMarkIsReadOver() {
    assertThat(new Written(folder).file("\ufeffserver: {port: 1}").settings().server().port())
        .isEqualTo(1);
  }

  @Property(tries = 2000)
  void anyTextIsReadOrIsAProblem(@ForAll @StringLength(max = 60) String text) {
    Problems problems = new Problems();

    boolean read = YamlReader.file("any.yaml", text, problems).isPresent();

    assertThat(read || problems.isEmpty() || !problems.lines().isEmpty()).isTrue();
  }

  @Property(tries = 2000)
  void writtenTextReadsBackAsItself(@ForAll @StringLength(min = 1, max = 40) String text) {
    boolean paired =
        text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    String expected = paired ? text : "replaced";
    Problems problems = new Problems();

    var entry = YamlReader.file("any.yaml", YamlText.text(expected), problems);

    assertThat(problems.lines()).isEmpty();
    assertThat(entry)
        .hasValueSatisfying(
            value ->
                assertThat(value)
                    .isEqualTo(
                        new Entry.Scalar(Origin.line("any.yaml", 1), Entry.Kind.TEXT, expected)));
  }
}
