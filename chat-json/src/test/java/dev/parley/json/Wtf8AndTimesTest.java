// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

final class Wtf8AndTimesTest {
  private static final long FIRST_SECOND = -62_167_219_200L;
  private static final long LAST_SECOND = 253_402_300_799L;

  @Property
  void anyStringIsDecodedAsItWasEncoded(@ForAll("strings") String text) {
    assertThat(Wtf8.decode(Wtf8.encode(text))).isEqualTo(text);
  }

  @Property
  void bytesAreOrderedAsCodePointsAre(@ForAll("strings") String a, @ForAll("strings") String b) {
    int points = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    int bytes = Arrays.compareUnsigned(Wtf8.encode(a), Wtf8.encode(b));
    assertThat(Integer.signum(bytes)).isEqualTo(Integer.signum(points));
  }

  @Property
  void stringWithoutHalfPairsIsPlainUtf8(@ForAll String text) {
    String paired = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(Wtf8.encode(paired)).isEqualTo(paired.getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void timesAreExactAndOrderedAsText(
      @ForAll @LongRange(min = FIRST_SECOND, max = LAST_SECOND) long second,
      @ForAll @LongRange(min = FIRST_SECOND, max = LAST_SECOND) long other,
      @ForAll @LongRange(min = 0, max = 999_999_999) long nanos) {
    Instant a = Instant.ofEpochSecond(second, nanos);
    Instant b = Instant.ofEpochSecond(other, 999_999_999 - nanos);
    assertThat(Times.instant(Times.text("a", a))).isEqualTo(a);
    assertThat(Integer.signum(Times.text("a", a).compareTo(Times.text("b", b))))
        .isEqualTo(Integer.signum(a.compareTo(b)));
  }

  @Example
  void timeThatHasNoPlaceIsRefused() {
    assertThatThrownBy(() -> Times.text("expiresAt", Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expiresAt")
        .hasMessageContaining("9999-12-31T23:59:59.999999999Z");
    assertThatThrownBy(() -> Times.text("expiresAt", Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<String> strings() {
    return Arbitraries.strings()
        .withCharRange('a', 'c')
        .withCharRange('\u00e0', '\u00ff')
        .withCharRange('\ud7f0', '\ue00f')
        .withCharRange('\ud800', '\ud803')
        .withCharRange('\udc00', '\udc03')
        .withChars('\0', '\uffff')
        .ofMaxLength(8);
  }
}
