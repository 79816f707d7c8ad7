// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.CutUpstream;
import dev.parley.testkit.Script;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Prompts that a provider cuts without saying so. */
final class CutUpstreamTest {
  private final Lab lab = new Lab();
  private final ChatEngine engine = lab.engine("one");

  @Test
  void promptThatTheProviderReadInPartIsToldWithBothCounts() {
    lab.model.enqueue(answer(2048));

    assertThat(ask(engine, 4000)).contains(new CutUpstream(4002, 2048));
  }

  @Test
  void promptInAConversationIsToldToo() {
    lab.model.enqueue(answer(1024));
    try (ChatReply reply = engine.chat(Lab.call(words(3000)))) {
      var unused = reply.completion();
      assertThat(reply.cutUpstream()).isPresent();
    }
  }

  @Test
  void roundOfTheFunctionLoopIsToldToo() {
    FunctionLab functions = new FunctionLab();
    functions.model.enqueue(
        Script.empty().thenToolCall("c1", "look", "{}").thenUsage(Usage.of(4000, 2)), answer(1000));
    try (ChatReply reply = functions.engine().chat(FunctionLab.stateless(words(4000)))) {
      var unused = reply.completion();
      assertThat(reply.cutUpstream()).isPresent();
    }
  }

  @Test
  void promptThatWasReadWholeIsNotTold() {
    lab.model.enqueue(answer(4002));
    assertThat(ask(engine, 4000)).isEmpty();
  }

  @Test
  void cachedTokensArePartOfThePrompt() {
    lab.model.enqueue(answer(4002, 3800), answer(102, 3900));
    assertThat(ask(engine, 4000)).isEmpty();
    assertThat(ask(engine, 4000)).isEmpty();
  }

  @Test
  void providerThatTellsNothingIsNotSuspected() {
    lab.model.enqueue(answer(0));
    assertThat(ask(engine, 4000)).isEmpty();
  }

  @Test
  void promptThatNobodyCountedIsNotCountedForThis() {
    lab.model.capabilities(Capabilities.UNKNOWN).enqueue(answer(1024));
    assertThat(ask(engine, 4000)).isEmpty();
  }

  @Test
  void promptThatWasCountedForItsLedgerIsCompared() {
    lab.model.capabilities(Capabilities.UNKNOWN).enqueue(answer(1024));
    try (ChatReply reply = engine.chat(Lab.stateless(null, words(4000)))) {
      assertThat(reply.hasNext()).isTrue();
      assertThat(reply.report().ledger().get().used()).isEqualTo(4002);
      var unused = reply.completion();
      assertThat(reply.cutUpstream()).contains(new CutUpstream(4002, 1024));
    }
  }

  @Test
  void countIsRaisedByWhatTheTemplateAdds() {
    lab.model.enqueue(answer(4042));
    assertThat(ask(engine, 4000)).isEmpty();
    try (ChatReply reply = engine.chat(Lab.stateless(null, words(100)))) {
      assertThat(reply.hasNext()).isTrue();
      assertThat(reply.report().ledger().get())
          .satisfies(
              ledger -> {
                assertThat(ledger.counted()).isEqualTo(102);
                assertThat(ledger.used()).isEqualTo(102 + 64);
                assertThat(ledger.correction().added()).isEqualTo(64);
                assertThat(ledger.isEstimate()).isTrue();
              });
    }
  }

  private static Optional<CutUpstream> ask(ChatEngine engine, int words) {
    try (ChatReply reply = engine.chat(Lab.stateless(null, words(words)))) {
      var unused = reply.completion();
      return reply.cutUpstream();
    }
  }

  private static Message words(int words) {
    return Message.user("tea ".repeat(words));
  }

  private static Script answer(long promptTokens) {
    return Script.text("Assam.").thenUsage(Usage.of(promptTokens, 2));
  }

  private static Script answer(long promptTokens, long cached) {
    Usage usage =
        new Usage(
            promptTokens,
            2,
            promptTokens + 2,
            new Usage.PromptDetails(cached, null, Extras.NONE),
            null,
            Extras.NONE);
    return Script.text("Assam.").thenUsage(usage);
  }
}
