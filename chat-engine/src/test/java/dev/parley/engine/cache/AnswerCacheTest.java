// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import static dev.parley.engine.cache.Cached.call;
import static dev.parley.engine.cache.Cached.plain;
import static dev.parley.engine.cache.Cached.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.engine.chat.ChatCall;
import dev.parley.engine.chat.ChatReply;
import dev.parley.engine.erasure.Erasing;
import dev.parley.testkit.Script;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerCacheTest {
  private static final String LONG = "A longer answer with some words in it, and 😀 signs.";
  private final Cached cached = new Cached();

  @Test
  void sameQuestionIsAskedOnce() {
    cached.model.enqueue(Script.text("One"), Script.text("Two"));
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("One");
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("One (cached)");
    assertThat(cached.ask(call(plain("Ho")))).isEqualTo("Two");
  }

  @Test
  void questionsThatDifferInHalfACharacterAreTwo() {
    cached.model.enqueue(Script.text("One"), Script.text("Two"));
    assertThat(cached.ask(call(plain("Hi \ud83d")))).isEqualTo("One");
    assertThat(cached.ask(call(plain("Hi \ud83e")))).isEqualTo("Two");
  }

  @Test
  void cacheIsUsedOnlyWhereTheRequestAsksForIt() {
    cached.model.enqueue(Script.text("One"), Script.text("Two"), Script.text("Three"));
    cached.ask(call(plain("Hi")));
    ChatCall silent = call(plain("Hi")).withCache(Optional.empty());
    assertThat(cached.ask(silent)).isEqualTo("Two");
    assertThat(cached.ask(silent.withCache(Optional.of(false)))).isEqualTo("Three");
    assertThat(cached.store.size()).isOne();
  }

  @Test
  void streamAndPlainAnswerAreGivenForEachOther() {
    cached.model.enqueue(
        Script.text("A longer answer ", "with some words in it, ", "and 😀 signs."));
    List<ChatDelta> first = pieces(streamed("Hi"));
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo(LONG + " (cached)");
    List<ChatDelta> repeat = pieces(streamed("Hi"));
    assertThat(repeat.stream().map(ChatDelta::text).filter(text -> !text.isEmpty()))
        .hasSizeGreaterThan(2)
        .allMatch(text -> text.length() <= 24);
    assertThat(text(repeat)).isEqualTo(text(first)).isEqualTo(LONG);
  }

  @Test
  void plainAnswerIsStreamedToTheNext() {
    cached.model.enqueue(Script.text(LONG));
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo(LONG);
    assertThat(text(pieces(streamed("Hi")))).isEqualTo(LONG);
    assertThat(cached.model.requests()).hasSize(1);
  }

  private List<ChatDelta> pieces(ChatRequest request) {
    List<ChatDelta> pieces = new ArrayList<>();
    try (ChatReply reply = cached.engine.chat(call(request))) {
      reply.forEachRemaining(pieces::add);
    }
    return pieces;
  }

  private static String text(List<ChatDelta> pieces) {
    return String.join("", pieces.stream().map(ChatDelta::text).toList());
  }

  @Test
  void answersOfOneOwnerAreForgottenAndThoseOfOthersAreNot() {
    Owner other = new Owner("other");
    cached.model.enqueue(Script.text("One"), Script.text("Two"), Script.text("Three"));
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("One");
    assertThat(cached.ask(call(other, plain("Hi")))).isEqualTo("Two");
    Erasing erasing = Erasing.of(Owner.LOCAL);
    cached.answers.erase(erasing);
    assertThat(erasing.counts().byKind()).isEqualTo(Map.of("cached_answers", 1L));
    assertThat(cached.ask(call(other, plain("Hi")))).isEqualTo("Two (cached)");
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("Three");
  }

  @Test
  void ownersShareNoAnswers() {
    cached.model.enqueue(Script.text("One"), Script.text("Two"));
    cached.ask(call(plain("Hi")));
    assertThat(cached.ask(call(new Owner("other"), plain("Hi")))).isEqualTo("Two");
  }

  @Test
  void whoAsksAndHowItIsDeliveredMakesNoDifference() {
    cached.ask(call(plain("Hi")));
    ChatRequest same =
        plain("Hi")
            .withParameters(
                plain("Hi")
                    .parameters()
                    .with("user", RawJson.of("u1"))
                    .with("metadata", new RawJson("{\"a\":\"b\"}"))
                    .with("safety_identifier", RawJson.of("s1"))
                    .with("prompt_cache_key", RawJson.of("p1"))
                    .with("temperature", RawJson.NULL)
                    .with("stream_options", RawJson.NULL));
    assertThat(cached.ask(call(same))).isEqualTo("Hi (cached)");
  }

  @Test
  void anyOtherFieldIsAnotherQuestion() {
    cached.ask(call(plain("Hi")));
    assertThat(cached.ask(call(plain("Hi").with(Parameter.TEMPERATURE, BigDecimal.ONE))))
        .isEqualTo("Hi");
    assertThat(cached.ask(call(with("x_unknown", RawJson.of(1))))).isEqualTo("Hi");
    assertThat(cached.ask(call(with("x_unknown", RawJson.of(2))))).isEqualTo("Hi");
    assertThat(cached.ask(call(with("x_unknown", RawJson.of(2))))).isEqualTo("Hi (cached)");
  }

  private static ChatRequest with(String name, RawJson value) {
    return plain("Hi").withParameters(plain("Hi").parameters().with(name, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "content_filter", "odd"})
  void answerThatWasCutIsNotKept(String reason) {
    cached.model.enqueue(Script.text("On").thenFinish(FinishReason.of(reason)), Script.text("One"));
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("On");
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("One");
  }

  @Test
  void answerThatBrokeOffIsNotKept() {
    ProviderUnavailableException gone = new ProviderUnavailableException("provider_error", "gone");
    cached.model.enqueue(Script.text("On").thenFail(gone), Script.text("One"));
    assertThatThrownBy(() -> cached.ask(call(streamed("Hi")))).isSameAs(gone);
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("One");
  }

  @Test
  void answerThatNobodyReadToItsEndIsNotKept() {
    cached.model.enqueue(Script.text("On", "e"), Script.text("Two"));
    try (ChatReply reply = cached.engine.chat(call(streamed("Hi")))) {
      assertThat(reply.next().text()).isEqualTo("On");
    }
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("Two");
  }

  @Test
  void answerIsKeptForItsTime() {
    cached.model.enqueue(Script.text("One"), Script.text("Two"));
    cached.ask(call(plain("Hi")));
    cached.clock.advance(Cached.HOUR);
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("Two");
  }

  @Test
  void cacheThatIsAwayIsDoneWithout() {
    cached.model.enqueue(Script.text("One"), Script.text("Two"));
    cached.faults.failNext("get", 10);
    cached.faults.failNext("put", 10);
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("One");
    assertThat(cached.ask(call(plain("Hi")))).isEqualTo("Two");
  }

  @Test
  void callsAreGivenAgain() {
    cached.model.enqueue(Script.text("Let me look. ").thenToolCall("c1", "find", "{\"q\":1}"));
    try (ChatReply first = cached.engine.chat(call(plain("Hi")));
        ChatReply repeat = cached.engine.chat(call(streamed("Hi")))) {
      assertThat(first.completion().choices()).isEqualTo(repeat.completion().choices());
      assertThat(repeat.completion().usage()).isNotNull().isEqualTo(first.completion().usage());
    }
    assertThat(cached.model.requests()).hasSize(1);
  }

  @Test
  void answerInAConversationIsStoredLikeAnyOther() {
    cached.model.enqueue(Script.text("One"));
    for (String name : List.of("first", "second")) {
      ConversationId id = new ConversationId(name);
      ChatCall call =
          new ChatCall(Owner.LOCAL, id, plain("Hi"), null, OptionalInt.empty())
              .withCache(Optional.of(true));
      cached.ask(call);
      assertThat(cached.conversations.newest(id, null, 10))
          .extracting(entry -> Objects.requireNonNull(entry.message()).text())
          .startsWith("One", "Hi");
    }
    assertThat(cached.model.requests()).hasSize(1);
  }
}
