// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.session;

import static dev.parley.engine.session.Salon.ANNA;
import static dev.parley.engine.session.Salon.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Role;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.session.Exchange;
import dev.parley.domain.session.Session;
import dev.parley.domain.session.SessionId;
import dev.parley.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a user does with sessions. */
final class SessionsTest {
  private final Salon salon = new Salon();
  private final Sessions sessions = salon.sessions;

  @Test
  void newSessionIsEmpty() {
    Session session = sessions.create(ANNA);
    assertThat(session)
        .isEqualTo(Session.create(session.id(), ANNA, salon.clock.instant()))
        .isEqualTo(sessions.get(ANNA, session.id()));
    assertThat(sessions.create(ANNA).id()).isNotEqualTo(session.id());
  }

  @Test
  void historyGoesBeforeTheNewMessageBehindTheSystemMessage() {
    SessionId id = salon.begun();
    salon.model.enqueue(Script.text("Green ", "tea."), Script.text("Black tea."));
    assertThat(salon.say(id, "Which tea?")).isEqualTo("Green tea.");
    assertThat(salon.say(id, "Another?")).isEqualTo("Black tea.");
    assertThat(salon.sent())
        .containsExactly("You are a helpful assistant.", "Which tea?", "Green tea.", "Another?");
    assertThat(salon.model.lastRequest().messages())
        .extracting(message -> message.role())
        .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER);
    assertThat(salon.history(id))
        .containsExactly(
            new Exchange("Which tea?", "Green tea."), new Exchange("Another?", "Black tea."));
  }

  @Test
  void nothingButTheMessagesIsSentToTheProvider() {
    salon.say(salon.begun(), "Hi");
    assertThat(salon.model.lastRequest().parameters().fields()).isEmpty();
    assertThat(salon.model.lastRequest().tools()).isEmpty();
  }

  @Test
  void onlyTheNewestThatFitAreSentAndAllIsKept() {
    SessionId id = salon.begun();
    salon.model.window(800).otherwise(request -> Script.text("word ".repeat(20)));
    for (int i = 0; i < 60; i++) {
      salon.say(id, "question" + i + " " + "word ".repeat(20));
    }
    assertThat(salon.sent().size()).isBetween(6, 40);
    assertThat(salon.sent().getFirst()).isEqualTo("You are a helpful assistant.");
    assertThat(salon.sent().getLast()).startsWith("question59");
    assertThat(salon.sent()).noneMatch(text -> text.startsWith("question0 "));
    assertThat(salon.history(id)).hasSize(60);
  }

  @Test
  void sessionEndsUnlessItIsUsed() {
    SessionId id = salon.begun();
    for (int i = 0; i < 4; i++) {
      salon.clock.advance(Duration.ofMinutes(40));
      if (i % 2 == 0) {
        salon.say(id, "Hi");
      } else {
        assertThat(salon.history(id)).isNotEmpty();
      }
    }
    salon.clock.advance(HOUR);
    assertAbsent(ANNA, id);
    assertThatThrownBy(() -> sessions.get(ANNA, id)).hasMessageContaining("3600 seconds");
  }

  @Test
  void sessionOfAnotherOwnerAndOneThatNeverWasAreAbsentAlike() {
    SessionId id = salon.begun();
    salon.say(id, "Hi");
    assertAbsent(new Owner("ben"), id);
    assertAbsent(ANNA, SessionId.of(new UUID(9, 9)));
    assertThat(salon.history(id)).hasSize(1);
  }

  @Test
  void deletedSessionShowsWhatWasSaidOnce() {
    SessionId id = salon.begun();
    salon.say(id, "Hi");
    assertThat(sessions.delete(ANNA, id).history()).containsExactly(new Exchange("Hi", "Hi"));
    assertAbsent(ANNA, id);
  }

  @Test
  void messageMustSaySomethingInSoManyCharacters() {
    SessionId id = salon.begun();
    for (String blank : List.of("", " ", "\n\t ")) {
      assertThatThrownBy(() -> salon.say(id, blank))
          .isInstanceOfSatisfying(
              InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("message"))
          .hasMessageContaining("200000");
    }
    assertThatThrownBy(() -> salon.say(id, "x".repeat(Sessions.LONGEST_MESSAGE + 1)))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("message"))
        .hasMessageContaining("200001")
        .hasMessageContaining("200000");
    assertThat(salon.model.requests()).isEmpty();
    assertThat(salon.say(id, "x".repeat(Sessions.LONGEST_MESSAGE)))
        .hasSize(Sessions.LONGEST_MESSAGE);
  }

  @Test
  void fullSessionTakesNoMoreMessages() {
    SessionId id = salon.begun();
    salon.model.otherwise(request -> Script.text("a".repeat(300_000)));
    for (int i = 0; i < 4; i++) {
      salon.say(id, "x".repeat(Sessions.LONGEST_MESSAGE));
    }
    int asked = salon.model.requests().size();
    assertThatThrownBy(() -> salon.say(id, "one more"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.code()).isEqualTo("session_full"))
        .hasMessageContaining("2000000")
        .hasMessageContaining("begin another");
    assertThat(salon.model.requests()).hasSize(asked);
    assertThat(salon.history(id)).hasSize(4);
  }

  private void assertAbsent(Owner owner, SessionId id) {
    int asked = salon.model.requests().size();
    List<ThrowingCallable> calls =
        List.of(
            () -> sessions.get(owner, id),
            () -> sessions.delete(owner, id),
            () -> sessions.chat(owner, id, "Hi"));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                        NotFoundException.class,
                        e -> assertThat(e.code()).isEqualTo("session_not_found"))
                    .hasMessageContaining(id.value()));
    assertThat(salon.model.requests()).hasSize(asked);
  }
}
