// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtrasTest {
  private static final RawJson ONE = RawJson.of(1);
  private static final RawJson TWO = RawJson.of(2);

  @Test
  void fieldsKeepTheirOrder() {
    Extras extras = Extras.of("z", ONE).with("a", TWO).with("m", ONE);
    assertThat(extras.fields().keySet()).containsExactly("z", "a", "m");
  }

  @Test
  void laterFieldsWin() {
    Extras joined = Extras.of("a", ONE).with(Extras.of("a", TWO).with("b", ONE));
    assertThat(joined.get("a")).contains(TWO);
    assertThat(joined.get("b")).contains(ONE);
  }

  @Test
  void joiningWithNoneChangesNothing() {
    Extras extras = Extras.of("a", ONE);
    assertThat(extras.with(Extras.NONE)).isSameAs(extras);
    assertThat(Extras.NONE.with(extras)).isSameAs(extras);
  }

  @Test
  void aRemovedFieldIsGone() {
    Extras extras = Extras.of("a", ONE);
    assertThat(extras.without("a")).isEqualTo(Extras.NONE);
    assertThat(extras.without("b")).isSameAs(extras);
  }

  @Test
  void changingTheSourceOrTheResultIsImpossible() {
    Map<String, RawJson> source = new LinkedHashMap<>(Map.of("a", ONE));
    Extras extras = new Extras(source);
    source.put("b", TWO);

    assertThat(extras.fields()).containsOnlyKeys("a");
    assertThatThrownBy(() -> extras.fields().put("c", ONE))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
