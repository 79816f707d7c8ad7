// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FinishReasonTest {
  @Test
  void aKnownReasonHasOneForm() {
    assertThat(FinishReason.of("tool_calls")).isSameAs(FinishReason.TOOL_CALLS);
    assertThatIllegalArgumentException().isThrownBy(() -> new FinishReason.Other("stop"));
  }

  @Test
  void aProvidersOwnReasonIsKept() {
    assertThat(FinishReason.of("eos"))
        .isEqualTo(new FinishReason.Other("eos"))
        .extracting(FinishReason::wireName)
        .isEqualTo("eos");
  }
}
