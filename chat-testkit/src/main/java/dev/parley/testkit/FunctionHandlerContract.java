// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.testkit.FunctionUnderTest.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link dev.parley.port.FunctionHandler} does. */
public abstract class FunctionHandlerContract {
  private static final Instant FAR_AWAY = Instant.parse("2100-01-01T00:00:00Z");
  private static final int AT_ONCE = 8;

  private FunctionUnderTest function;

  protected FunctionHandlerContract() {}

  /** A function of this test's own, that comes to the text it is given. */
  protected abstract FunctionUnderTest function() throws Exception;

  @BeforeEach
  final void openFunction() throws Exception {
    function = function();
  }

  @AfterEach
  final void closeFunction() {
    function.close();
  }

  @Test
  void itSaysWhatItIsAndTheSameEachTime() {
    ServerFunction told = function.handler().function();
    assertThat(told.name()).isNotBlank();
    assertThat(told.parameters().isObject()).as("parameters are a JSON Schema").isTrue();
    assertThat(told.parameters().text()).contains("\"text\"");
    run("x");
    assertThat(function.handler().function()).isEqualTo(told);
  }

  @Test
  void aCallRunsOnceAndComesToItsResult() {
    function.answer("It left on Tuesday.");
    assertThat(run("where is it")).isEqualTo(FunctionResult.of("It left on Tuesday."));
    assertThat(function.seen()).extracting(Seen::text).containsExactly("where is it");
    Await.until("nothing runs any more", () -> function.working() == 0);
  }

  @TestFactory
  Stream<DynamicTest> everyCharacterArrivesAndComesBack() {
    return Stream.of(
            "",
            " leading and trailing ",
            "'quotes' \"double\" `back` \\ %_*? & = + # / %2F",
            "line\nfeed\r\ttab\u2028separator",
            "nul\0and\u0001control\u007f",
            "e\u0301 is not \u00e9; \u1e9e \u0130 \ufb01",
            "\u05e9\u05dc\u05d5\u05dd \u202e\u0645\u0631\u062d\u0628\u0627",
            "\u4f60\u597d \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \udbff\udfff")
        .map(text -> dynamicTest(RawJson.of(text).text(), () -> assertRoundTrip(text)));
  }

  private void assertRoundTrip(String text) {
    assertThat(run(text)).isEqualTo(FunctionResult.of(text));
    assertThat(function.seen().getLast().text()).isEqualTo(text);
  }

  @Test
  void aLongResultComesAsFarAsItsLimit() {
    int limit = function.handler().function().longestResult();
    String text = "0123456789".repeat(limit / 10 + 200);
    function.answer(text);
    FunctionResult result = run("x");
    assertThat(result.ok()).isTrue();
    assertThat(result.text()).hasSizeGreaterThanOrEqualTo(limit);
    assertThat(result.text().substring(0, limit)).isEqualTo(text.substring(0, limit));
  }

  @Test
  void aFailureIsAFailedResultAndPasses() {
    function.fail();
    FunctionResult failed = run("x");
    assertThat(failed.ok()).isFalse();
    assertThat(failed.text()).hasSizeGreaterThan(7);
    Await.until("nothing runs any more", () -> function.working() == 0);
    function.recover();
    assertThat(run("again")).isEqualTo(FunctionResult.of("again"));
  }

  @Test
  void aCallEndsSoonWhenItsThreadIsInterrupted() throws Exception {
    function.stall();
    FunctionCall call = FunctionCall.of(function.handler(), invocation("x", "key"));
    function.awaitStalled(1);
    call.interrupt();
    assertThat(call.succeeds()).isFalse();
    Await.until("nothing runs any more", () -> function.working() == 0);
    function.recover();
    assertThat(run("again")).isEqualTo(FunctionResult.of("again"));
  }

  @Test
  void aThreadThatIsInterruptedAlreadyStartsNothing() throws Exception {
    List<Boolean> succeeded = new ArrayList<>();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  succeeded.add(run("x").ok());
                });
    assertThat(thread.join(Await.LONGEST)).isTrue();
    assertThat(succeeded).doesNotContain(true);
    Await.until("nothing runs any more", () -> function.working() == 0);
  }

  @Test
  void callsRunAtTheSameTimeAndDoNotMix() throws Exception {
    function.stall();
    List<FunctionCall> calls =
        IntStream.range(0, AT_ONCE)
            .mapToObj(i -> FunctionCall.of(function.handler(), invocation("call " + i, "key-" + i)))
            .toList();
    function.awaitStalled(AT_ONCE);
    function.recover();
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(calls.get(i).result()).isEqualTo(FunctionResult.of("call " + i));
    }
    assertThat(function.seen()).hasSize(AT_ONCE);
  }

  @Test
  void theIdempotencyKeyOfEachCallArrives() {
    if (function.carriesKeys()) {
      function.handler().run(invocation("one", "turn_1:call_1"));
      function.handler().run(invocation("two", "turn_1:call_2"));
      assertThat(function.seen())
          .containsExactly(new Seen("one", "turn_1:call_1"), new Seen("two", "turn_1:call_2"));
    }
  }

  @Test
  void askingForTheStatusRunsNothing() {
    FunctionOutcome outcome = function.handler().status(invocation("x", "never-run"));
    assertThat(outcome).isNotInstanceOf(FunctionOutcome.Done.class);
    assertThat(function.seen()).isEmpty();
  }

  @Test
  void theStatusOfACallThatRanIsItsResultWhereItIsKnown() {
    FunctionResult result = function.handler().run(invocation("book it", "key-1"));
    FunctionOutcome known =
        function.tellsStatus() ? new FunctionOutcome.Done(result) : FunctionOutcome.UNKNOWN;
    assertThat(function.handler().status(invocation("book it", "key-1"))).isEqualTo(known);
    assertThat(function.seen()).hasSize(1);
  }

  private FunctionResult run(String text) {
    return function.handler().run(invocation(text, "key"));
  }

  private FunctionInvocation invocation(String text, String key) {
    return new FunctionInvocation(
        function.handler().function().name(),
        new RawJson("{\"text\":" + RawJson.of(text).text() + "}"),
        key,
        Owner.LOCAL,
        new ConversationId("contract"),
        FAR_AWAY);
  }
}
