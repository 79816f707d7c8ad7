// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  private static final SessionId ID = new SessionId("0b9d3f5e-6a1c-4f0e-9d57-2f1f3c4b5a69");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Property
  void anyUuidNamesOneSessionInSmallLettersAndInCapitals(@ForAll long most, @ForAll long least) {
    UUID uuid = new UUID(most, least);
    SessionId id = SessionId.of(uuid);
    assertThat(id).hasToString(uuid.toString());
    assertThat(new SessionId(uuid.toString().toUpperCase(Locale.ROOT))).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "0b9d3f5e6a1c4f0e9d572f1f3c4b5a69",
        "0b9d3f5e-6a1c-4f0e-9d57-2f1f3c4b5a6",
        "0b9d3f5e-6a1c-4f0e-9d57-2f1f3c4b5a699",
        "0b9d3f5e-6a1c-4f0e-9d57-2f1f3c4b5a6g",
        " 0b9d3f5e-6a1c-4f0e-9d57-2f1f3c4b5a69",
        "0b9d3f5e-6a1c-4f0e-9d57-2f1f3c4b5a69\n"
      })
  void whatIsNoUuidIsRefusedByItsFieldAndValue(String given) {
    assertThatThrownBy(() -> new SessionId(given))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("session_id"))
        .hasMessageContaining(given.isEmpty() ? "empty" : given)
        .hasMessageContaining("POST /api/v1/chat/session");
  }

  @Test
  void lengthCountsBothSidesOfEveryExchange() {
    List<Exchange> history = new ArrayList<>();
    history.add(new Exchange("four", "three"));
    history.add(new Exchange("", "\ud83d\ude00"));
    Session session = new Session(ID, Owner.LOCAL, NOW, NOW, history);
    history.clear();
    assertThat(session.length()).isEqualTo(11);
    assertThat(Session.create(ID, Owner.LOCAL, NOW).length()).isZero();
  }
}
