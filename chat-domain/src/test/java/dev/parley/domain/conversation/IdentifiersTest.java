// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  @Property
  void anItemIdCarriesItsSequence(@ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long value) {
    Sequence sequence = new Sequence(value);
    assertThat(Sequence.ofItemId(sequence.itemId())).isEqualTo(sequence);
  }

  @Property
  void itemIdsSortAsTheirSequencesDo(
      @ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long one,
      @ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long other) {
    Sequence first = new Sequence(one);
    Sequence second = new Sequence(other);
    assertThat(Integer.signum(first.itemId().compareTo(second.itemId())))
        .isEqualTo(Integer.signum(first.compareTo(second)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "item_",
        "item_1",
        "item_00000000002A",
        "item_00000000002a0",
        "msg_00000000002a"
      })
  void whatIsNoItemIdIsNotFound(String id) {
    assertThatThrownBy(() -> Sequence.ofItemId(id))
        .isInstanceOfSatisfying(
            NotFoundException.class, e -> assertThat(e.code()).isEqualTo("item_not_found"));
  }

  @Example
  void aSequenceIsNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sequence(-1))
        .withMessageContaining("-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "support-4711", "A.b_c:d-9"})
  void aConversationIdOfTheAllowedCharactersPasses(String id) {
    assertThat(new ConversationId(id)).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "ü", "a\n", "😀"})
  void aConversationIdOfOtherCharactersIsRefused(String id) {
    assertThatThrownBy(() -> new ConversationId(id))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("conversation"));
  }

  @Example
  void aConversationIdHasAtMost128Characters() {
    assertThat(new ConversationId("a".repeat(128)).value()).hasSize(128);
    assertThatThrownBy(() -> new ConversationId("a".repeat(129)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a.b", "turn\n"})
  void aTurnIdOfOtherCharactersIsRefused(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TurnId(id));
  }

  @Example
  void anOwnerHasAName() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Owner(" "));
  }
}
