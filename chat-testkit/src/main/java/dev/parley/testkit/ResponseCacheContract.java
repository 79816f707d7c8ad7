// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Logprobs;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.Usage;
import dev.parley.port.ResponseCache;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ResponseCache} holds to, given room for a few answers. An adapter's test
 * extends this class, overrides nothing that it inherits but the methods that open and close, and
 * adds tests of its own.
 */
public abstract class ResponseCacheContract {
  private static final ResponseCache.Key KEY = key("a");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final SteppedClock clock = SteppedClock.create();
  private @Nullable ResponseCache opened;

  /** For subclasses. */
  protected ResponseCacheContract() {}

  /**
   * A cache that holds nothing yet, with room for a megabyte; called once for each test.
   *
   * @param clock what tells the cache that an answer's time is over
   */
  protected abstract ResponseCache open(Clock clock) throws Exception;

  /** Closes a cache. */
  protected abstract void close(ResponseCache cache) throws Exception;

  @BeforeEach
  final void openCache() throws Exception {
    opened = open(clock);
  }

  @AfterEach
  final void closeCache() throws Exception {
    close(cache());
  }

  private ResponseCache cache() {
    return Objects.requireNonNull(opened, "open() has not been called");
  }

  @Test
  final void nothingIsThereBeforeItIsPut() {
    assertThat(cache().get(KEY)).isEmpty();
  }

  @Test
  final void answerComesBackAsItWasPut() {
    Completion answer = everything();
    cache().put(KEY, answer, MINUTE);
    assertThat(cache().get(KEY)).contains(answer);
    assertThat(cache().get(KEY)).contains(answer);
  }

  @Test
  final void laterAnswerReplacesTheOneBefore() {
    cache().put(KEY, text("one"), MINUTE);
    cache().put(KEY, text("two"), MINUTE);
    assertThat(cache().get(KEY)).contains(text("two"));
  }

  @Test
  final void namesAndNamespacesAreApart() {
    cache().put(new ResponseCache.Key("one", "a"), text("1"), MINUTE);
    cache().put(new ResponseCache.Key("two", "a"), text("2"), MINUTE);
    cache().put(new ResponseCache.Key("one", "b"), text("3"), MINUTE);
    cache().put(new ResponseCache.Key("on", "ea"), text("4"), MINUTE);
    assertThat(cache().get(new ResponseCache.Key("one", "a"))).contains(text("1"));
    assertThat(cache().get(new ResponseCache.Key("two", "a"))).contains(text("2"));
    assertThat(cache().get(new ResponseCache.Key("one", "b"))).contains(text("3"));
    assertThat(cache().get(new ResponseCache.Key("on", "ea"))).contains(text("4"));
    assertThat(cache().get(new ResponseCache.Key("two", "b"))).isEmpty();
  }

  @Test
  final void answerIsThereUntilItsTimeIsOver() {
    cache().put(KEY, text("one"), MINUTE);
    clock.advance(MINUTE.minusMillis(1));
    assertThat(cache().get(KEY)).contains(text("one"));
    clock.advance(Duration.ofMillis(2));
    assertThat(cache().get(KEY)).isEmpty();
  }

  @Test
  final void readingDoesNotLengthenTheTimeAndWritingBeginsItAnew() {
    cache().put(KEY, text("one"), MINUTE);
    clock.advance(Duration.ofSeconds(40));
    assertThat(cache().get(KEY)).isPresent();
    clock.advance(Duration.ofSeconds(21));
    assertThat(cache().get(KEY)).isEmpty();
    cache().put(KEY, text("one"), MINUTE);
    clock.advance(Duration.ofSeconds(40));
    cache().put(KEY, text("two"), MINUTE);
    clock.advance(Duration.ofSeconds(40));
    assertThat(cache().get(KEY)).contains(text("two"));
  }

  @Test
  final void eachAnswerHasATimeOfItsOwn() {
    cache().put(key("short"), text("one"), MINUTE);
    cache().put(key("long"), text("two"), Duration.ofDays(365));
    clock.advance(Duration.ofDays(364));
    assertThat(cache().get(key("short"))).isEmpty();
    assertThat(cache().get(key("long"))).contains(text("two"));
  }

  @Test
  final void timeOfNothingIsRefused() {
    assertThatThrownBy(() -> cache().put(KEY, text("one"), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timeToLive");
    assertThat(cache().get(KEY)).isEmpty();
  }

  @Test
  final void clearedNamespaceIsEmptyAndTakesAnswersAgainAndOthersStay() {
    cache().put(new ResponseCache.Key("one", "a"), text("1"), MINUTE);
    cache().put(new ResponseCache.Key("one", "b"), text("2"), MINUTE);
    cache().put(new ResponseCache.Key("one*", "a"), text("3"), MINUTE);
    cache().put(new ResponseCache.Key("on", "ea"), text("4"), MINUTE);
    assertThat(cache().clear("one")).isEqualTo(2);
    assertThat(cache().get(new ResponseCache.Key("one", "a"))).isEmpty();
    assertThat(cache().get(new ResponseCache.Key("one", "b"))).isEmpty();
    assertThat(cache().get(new ResponseCache.Key("one*", "a"))).contains(text("3"));
    assertThat(cache().get(new ResponseCache.Key("on", "ea"))).contains(text("4"));
    assertThat(cache().clear("one")).isZero();
    cache().put(new ResponseCache.Key("one", "a"), text("5"), MINUTE);
    assertThat(cache().get(new ResponseCache.Key("one", "a"))).contains(text("5"));
  }

  @Test
  final void patternsInANamespaceMeanNothing() {
    cache().put(new ResponseCache.Key("one", "a"), text("1"), MINUTE);
    assertThat(cache().clear("*")).isZero();
    assertThat(cache().clear("o?e")).isZero();
    assertThat(cache().clear("[o]ne")).isZero();
    assertThat(cache().get(new ResponseCache.Key("one", "a"))).contains(text("1"));
  }

  @Test
  final void answersWhoseTimeIsOverAreNotCountedWhenTheyAreCleared() {
    cache().put(key("short"), text("one"), MINUTE);
    cache().put(key("long"), text("two"), MINUTE.multipliedBy(2));
    clock.advance(MINUTE);
    assertThat(cache().clear("contract")).isEqualTo(1);
  }

  @Test
  final void clearingANamespaceThatCanNotBeIsRefused() {
    for (String namespace : new String[] {"", "n".repeat(65)}) {
      assertThatThrownBy(() -> cache().clear(namespace))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("namespace");
    }
  }

  @Test
  final void longAnswersFit() {
    Completion answer = text("Ein längerer Satz. 😀 ".repeat(10_000));
    cache().put(KEY, answer, MINUTE);
    assertThat(cache().get(KEY)).contains(answer);
  }

  @Test
  final void keysMayBeAnything() {
    ResponseCache.Key odd = new ResponseCache.Key("ключ 😀", "\u0000:*?\n" + "k".repeat(500));
    cache().put(odd, text("one"), MINUTE);
    assertThat(cache().get(odd)).contains(text("one"));
  }

  @Test
  final void writersAtOnceLeaveOneOfTheirAnswers() {
    Race.run(
        8,
        writer -> {
          for (int i = 0; i < 50; i++) {
            cache().put(KEY, text("answer " + writer), MINUTE);
            assertThat(cache().get(KEY).orElseThrow().text()).startsWith("answer ");
          }
        });
    assertThat(cache().get(KEY)).isPresent();
  }

  /** An answer that says no more than a text. */
  protected static Completion text(String text) {
    AssistantMessage message = AssistantMessage.of(new TextContent(text), List.of());
    return new Completion(
        CompletionHead.of("c1", 1, "m"),
        List.of(new Choice(0, message, FinishReason.STOP, null, Extras.NONE)),
        Usage.of(1, 2),
        Extras.NONE);
  }

  private static ResponseCache.Key key(String name) {
    return new ResponseCache.Key("contract", name);
  }

  private static Completion everything() {
    Extras extras = Extras.of("x_more", new RawJson("{\"a\":[1,2.50]}"));
    ToolCall call =
        new FunctionToolCall(
            "call_1", new FunctionCall("find", "{\"q\": \"tea\"}", Extras.NONE), Extras.NONE);
    AssistantMessage said =
        new AssistantMessage(
            new TextContent("Grüße \"😀\"\n\u0001"), null, null, List.of(call), null, extras);
    AssistantMessage refused = new AssistantMessage(null, "no", null, List.of(), null, Extras.NONE);
    Logprobs logprobs =
        new Logprobs(List.of(new RawJson("{\"logprob\":-0.10}")), null, Extras.NONE);
    return new Completion(
        new CompletionHead("c1", 1_700_000_000, "m", "fp_1", "default"),
        List.of(
            new Choice(0, said, FinishReason.TOOL_CALLS, logprobs, extras),
            new Choice(1, refused, FinishReason.of("odd"), null, Extras.NONE)),
        new Usage(
            10,
            20,
            30,
            new Usage.PromptDetails(4L, null, Extras.NONE),
            new Usage.CompletionDetails(5L, null, null, null, Extras.NONE),
            Extras.NONE),
        extras);
  }
}
