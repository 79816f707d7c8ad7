// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class TextInputTest {
  /** Gives a few characters at a time. */
  private static final class Slow extends Reader {
    private final StringReader text;
    private final int atOnce;

    Slow(String text, int atOnce) {
      this.text = new StringReader(text);
      this.atOnce = atOnce;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      return text.read(into, offset, Math.min(length, atOnce));
    }

    @Override
    public void close() {
      text.close();
    }
  }

  @Property(tries = 1000)
  void textIsReadAsItsBytesHoweverItComes(
      @ForAll @Size(max = 20) java.util.List<@StringLength(max = 3) String> parts,
      @ForAll @IntRange(min = 1, max = 5) int atOnce)
      throws IOException {
    String text = String.join("\ud83d\ude00", parts);
    byte[] expected = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new TextInput(new Slow(text, atOnce)).readAllBytes()).isEqualTo(expected);
    TextInput single = new TextInput(new Slow(text, atOnce));
    for (byte each : expected) {
      assertThat(single.read()).isEqualTo(each & 0xFF);
    }
    assertThat(single.read()).isEqualTo(-1);
  }

  @Property(tries = 1000)
  void linesAreThoseOfTheText(@ForAll @IntRange(max = 200_000) int length) throws IOException {
    String text = "a".repeat(length) + "\n\n" + "b".repeat(length);
    Lines lines = new Lines(new TextInput(new StringReader(text)));
    assertThat(lines.advance()).isTrue();
    assertThat(lines.line()).hasSize(length);
    assertThat(lines.isWhole()).isTrue();
    assertThat(lines.offset()).isEqualTo(length + 1L);
    assertThat(lines.advance()).isTrue();
    assertThat(lines.line()).isEmpty();
    assertThat(lines.number()).isEqualTo(2);
    assertThat(lines.advance()).isEqualTo(length > 0);
    assertThat(lines.isWhole()).isFalse();
    assertThat(lines.line()).hasSize(length);
    assertThat(lines.advance()).isFalse();
  }
}
