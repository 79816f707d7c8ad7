// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.InvalidRequestException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
  private static final String SECRET = "0123456789abcdef".repeat(4);

  @Property(tries = 1000)
  void whatIsHandedOutIsReadBack(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 64) String id,
      @ForAll @Size(KeyText.SECRET_BYTES) byte[] secret) {
    KeyText text = KeyText.of(new KeyId(id), secret);
    assertThat(text.text()).startsWith("pk_" + id + "_").hasSize(3 + id.length() + 1 + 64);
    assertThat(KeyText.parse(text.text())).contains(text);
  }

  @Property(tries = 1000)
  void anythingMayBeSent(@ForAll String sent) {
    KeyText.parse(sent).ifPresent(text -> assertThat(text.text()).isEqualTo(sent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pk_",
        "pk_a",
        "pk_a_",
        "pk__0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "sk_a_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "pk_a_0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
        "pk_a_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
        "pk_a_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeff",
        "pk_a_b_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void whatHasNotTheShapeOfAKeyIsNone(String sent) {
    assertThat(KeyText.parse(sent)).isEmpty();
  }

  @Example
  void aKeyPrintsWithoutItsSecret() {
    assertThat(new KeyText(new KeyId("k1"), SECRET)).hasToString("pk_k1_***");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyText(new KeyId("k1"), "short"))
        .withMessageNotContaining("short");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a_b", "a/b", "ä"})
  void anIdIsLettersAndDigits(String id) {
    assertThatThrownBy(() -> new KeyId(id))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("give 1 to 64 letters and digits");
  }
}
