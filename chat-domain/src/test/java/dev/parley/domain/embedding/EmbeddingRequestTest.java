// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EmbeddingRequestTest {
  @Test
  void inputWithoutItemsIsRefused() {
    assertRefused(EmbeddingInput::of, "input", "input is empty: give at least one");
    assertRefused(() -> new EmbeddingInput.Tokens(List.of()), "input", "input is empty");
  }

  @Test
  void emptyItemIsNamed() {
    assertRefused(() -> EmbeddingInput.of("a", ""), "input[1]", "input[1] is empty: give at least");
    assertRefused(
        () -> new EmbeddingInput.Tokens(List.of(List.of(1), List.of(2), List.of())),
        "input[2]",
        "input[2] is empty: give at least one token id");
  }

  @Test
  void blankTextIsAnItem() {
    assertThat(EmbeddingInput.of(" ").size()).isOne();
  }

  @Test
  void negativeTokenIsNamed() {
    assertRefused(
        () -> new EmbeddingInput.Tokens(List.of(List.of(1), List.of(0, -4))),
        "input[1][1]",
        "input[1][1] is -4: give a token id");
  }

  @Test
  void inputHasAtMost2048Items() {
    List<String> most = Collections.nCopies(2048, "x");
    assertThat(new EmbeddingInput.Texts(most).size()).isEqualTo(2048);
    List<String> more = new ArrayList<>(most);
    more.add("y");
    assertRefused(
        () -> new EmbeddingInput.Texts(more), "input", "input is 2049 items: give at most 2048");
    assertRefused(
        () -> new EmbeddingInput.Tokens(Collections.nCopies(2049, List.of(1))),
        "input",
        "input is 2049 items: give at most 2048");
  }

  @Test
  void dimensionsBeginAtOne() {
    EmbeddingRequest request = EmbeddingRequest.of("m", "x");
    assertThat(request.withDimensions(1).dimensions()).hasValue(1);
    assertRefused(
        () -> request.withDimensions(0), "dimensions", "dimensions is 0: give a whole number");
  }

  @Test
  void changingTheSourceChangesNothing() {
    List<Integer> item = new ArrayList<>(List.of(7));
    EmbeddingInput.Tokens input = new EmbeddingInput.Tokens(List.of(item));
    item.add(8);
    assertThat(input).isEqualTo(new EmbeddingInput.Tokens(List.of(List.of(7))));
  }

  private static void assertRefused(ThrowingCallable making, String field, String message) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageStartingWith(message);
  }
}
