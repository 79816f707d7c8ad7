// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.context.Material;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.context.Supplements;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.FunctionChoice;
import dev.parley.domain.routing.Unsupported;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Chosen;
import dev.parley.engine.routing.Provider;
import dev.parley.port.ChatObserver;
import dev.parley.testkit.ScriptedChatModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a prompt is fitted to; how is said by the laws of the window. */
class PromptBuilderTest {
  private final ScriptedChatModel model = new ScriptedChatModel();

  @Test
  void smallerOfTheModelsWindowAndTheLimitHolds() {
    model.window(100);
    assertThat(build(talk(100), OptionalInt.of(60), Parameters.NONE).ledger().get().window())
        .hasValue(60);
    assertThat(build(talk(100), OptionalInt.of(600), Parameters.NONE).ledger().get().window())
        .hasValue(100);
  }

  @Test
  void answerThatTheRequestAllowsIsKeptFree() {
    model.window(100);
    Parameters longest = Parameters.NONE.with(Parameter.MAX_COMPLETION_TOKENS, 30L);
    Prompt prompt = build(talk(100), OptionalInt.empty(), longest);
    assertThat(prompt.ledger().get().reservedForAnswer()).isEqualTo(30);
    assertThat(model.count(prompt.request()).tokens()).isLessThanOrEqualTo(70);
  }

  @Test
  void modelWhoseWindowNobodyKnowsIsSentEverythingAsItCame() {
    model.capabilities(Capabilities.UNKNOWN);
    List<Message> talk = talk(100);
    Prompt prompt = build(talk, OptionalInt.empty(), Parameters.NONE);
    assertThat(prompt.request().messages()).isEqualTo(talk);
    assertThat(prompt.ledger().get().window()).isEmpty();
    assertThat(prompt.ledger().get().entries())
        .extracting(Ledger.Entry::fate)
        .containsOnly(Ledger.Fate.KEPT);
  }

  @Test
  void strategyNoneLeavesNothingOut() {
    model.window(100);
    assertThatThrownBy(() -> build(talk(100), Strategy.NONE))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.code()).isEqualTo("context_length_exceeded");
              assertThat(e.field()).isEqualTo("parley.context.strategy");
            });
  }

  private Prompt build(List<Message> messages, Strategy strategy) {
    return build(messages, new ContextOptions(strategy, OptionalInt.empty(), 16), Parameters.NONE);
  }

  private Prompt build(List<Message> messages, OptionalInt limit, Parameters parameters) {
    return build(messages, new ContextOptions(Strategy.AUTO, limit, 16), parameters);
  }

  private Prompt build(List<Message> messages, ContextOptions options, Parameters parameters) {
    Provider provider = new Provider("p", model, model, Parameters.NONE, Provider.Others.UNKNOWN);
    Candidate candidate =
        new Candidate(
            provider,
            new ModelId("scripted"),
            Parameters.NONE,
            null,
            FunctionChoice.ALL,
            false,
            Unsupported.WARN);
    return new PromptBuilder(new Calibrations(Clock.systemUTC(), ChatObserver.NONE))
        .build(
            Chosen.of(candidate),
            ChatRequest.of("default").withMessages(messages).withParameters(parameters),
            new Material.Given(messages, null, Supplements.NONE),
            options);
  }

  private static List<Message> talk(int messages) {
    List<Message> talk = new ArrayList<>();
    while (talk.size() < messages) {
      talk.add(Message.user("Which tea?"));
      talk.add(Message.assistant("Assam."));
    }
    talk.add(Message.user("And then?"));
    return talk;
  }
}
