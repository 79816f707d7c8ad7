// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.InvalidRequestException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class RecordKeysTest {
  @Property
  void anyNameIsReadAsItWasWritten(@ForAll("names") String name) {
    assertThat(RecordKeys.name(RecordKeys.bytes(name))).isEqualTo(name);
  }

  @Property
  void bytesAreOrderedAsCodePointsAre(@ForAll("names") String a, @ForAll("names") String b) {
    int points = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    int bytes = Arrays.compareUnsigned(RecordKeys.bytes(a), RecordKeys.bytes(b));
    assertThat(Integer.signum(bytes)).isEqualTo(Integer.signum(points));
  }

  @Property
  void keysOfDifferentStringsDiffer(@ForAll("names") String a, @ForAll("names") String b) {
    assertThat(Values.key(a).equals(Values.key(b))).isEqualTo(a.equals(b));
  }

  @Example
  void longestNameFitsUnlessItIsHalvesOfPairs() {
    for (String each : new String[] {"a", "\uffff", "\u4f60"}) {
      assertThat(RecordKeys.bytes(each.repeat(512))).hasSize(1024);
    }
    assertThat(RecordKeys.bytes("\ud83d\ude00".repeat(256))).hasSize(1024);
    assertThatThrownBy(() -> RecordKeys.bytes("\ud800".repeat(257)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("name");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange('a', 'c')
        .withCharRange('\ud7f0', '\ue00f')
        .withCharRange('\ud800', '\ud803')
        .withCharRange('\udc00', '\udc03')
        .withChars('\0', '\\', '\ufff0', '\uffff')
        .ofMaxLength(8);
  }
}
