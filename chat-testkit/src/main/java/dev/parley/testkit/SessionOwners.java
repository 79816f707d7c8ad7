// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.SessionFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.port.SessionStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each owner has their own, and may have all of them removed. */
interface SessionOwners extends SessionFixture {
  @Test
  default void sessionOfAnotherOwnerIsAbsent() {
    Owner other = new Owner("other");
    created(1);
    assertThat(store().use(key(other, 1), MINUTE)).isEmpty();
    assertThat(store().append(key(other, 1), new Exchange("a", "b"), MINUTE)).isFalse();
    assertThat(store().delete(key(other, 1))).isFalse();
    assertThat(history(1)).isEmpty();
  }

  @Test
  default void ownersAreToldApartWhateverTheirCharacters() {
    List<Owner> owners = new ArrayList<>(Samples.strings().stream().map(Owner::new).toList());
    for (String name : List.of("a", "a:b", "a%3Ab", "a*", "a?", "[a]", "A", "x".repeat(500))) {
      owners.add(new Owner(name));
    }
    for (int i = 0; i < owners.size(); i++) {
      store().create(key(owners.get(i), 1), MINUTE);
      store().append(key(owners.get(i), 1), new Exchange("owner", "" + i), MINUTE);
    }
    for (int i = 0; i < owners.size(); i++) {
      Session session = store().use(key(owners.get(i), 1), MINUTE).orElseThrow();
      assertThat(session.owner()).isEqualTo(owners.get(i));
      assertThat(session.history()).containsExactly(new Exchange("owner", "" + i));
    }
    for (Owner owner : owners) {
      assertThat(store().deleteOwned(owner, SessionStore.LARGEST_PAGE)).as("of %s", owner).isOne();
    }
  }

  @Test
  default void sessionsOfAnOwnerAreRemovedPageByPageAndNoOthers() {
    Owner other = new Owner("other");
    for (int i = 0; i < 7; i++) {
      created(i);
      append(i, "a", "b");
      store().create(key(other, i), MINUTE);
    }
    assertThat(store().deleteOwned(Owner.LOCAL, 3)).isEqualTo(3);
    assertThat(store().deleteOwned(Owner.LOCAL, 3)).isEqualTo(3);
    assertThat(store().deleteOwned(Owner.LOCAL, 3)).isEqualTo(1);
    assertThat(store().deleteOwned(Owner.LOCAL, 3)).isZero();
    for (int i = 0; i < 7; i++) {
      assertThat(store().use(key(i), MINUTE)).isEmpty();
      assertThat(append(i, "late", "late")).isFalse();
      assertThat(store().use(key(other, i), MINUTE)).isPresent();
    }
  }

  @Test
  default void largestPageIsRemovedAtOnce() {
    Race.run(
        4,
        runner -> {
          for (int i = runner; i <= SessionStore.LARGEST_PAGE; i += 4) {
            created(i);
          }
        });
    assertThat(store().deleteOwned(Owner.LOCAL, SessionStore.LARGEST_PAGE))
        .isEqualTo(SessionStore.LARGEST_PAGE);
    assertThat(store().deleteOwned(Owner.LOCAL, SessionStore.LARGEST_PAGE)).isEqualTo(1);
  }

  @Test
  default void removalIsRefusedWhenItsLengthIsOutOfBounds() {
    for (int limit : new int[] {-1, 0, SessionStore.LARGEST_PAGE + 1}) {
      assertThatThrownBy(() -> store().deleteOwned(Owner.LOCAL, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit))
          .hasMessageContaining(Integer.toString(SessionStore.LARGEST_PAGE));
    }
  }
}
