// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenCountTest {
  @Test
  void aSumIsExactOnlyWhenBothAre() {
    TokenCount exact = new TokenCount(2, true);
    TokenCount estimate = new TokenCount(3, false);

    assertThat(exact.plus(exact)).isEqualTo(new TokenCount(4, true));
    assertThat(exact.plus(estimate)).isEqualTo(new TokenCount(5, false));
  }

  @Test
  void aCountIsNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TokenCount(-1, true));
  }

  @Test
  void aSumNeverWrapsAround() {
    TokenCount most = new TokenCount(Integer.MAX_VALUE, true);
    assertThatThrownBy(() -> most.plus(most)).isInstanceOf(ArithmeticException.class);
  }
}
