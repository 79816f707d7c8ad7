// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.context.Placed;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.FunctionChoice;
import dev.parley.domain.routing.Unsupported;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Chosen;
import dev.parley.engine.routing.Provider;
import dev.parley.testkit.ScriptedChatModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every prompt, whatever the conversation and however small the window. */
class PromptLawsTest {
  private static final List<Placed> INSTRUCTIONS =
      List.of(new Placed(0, Message.system("be brief and kind")));

  private final ScriptedChatModel model = new ScriptedChatModel();

  @Property(tries = 2000)
  void fitsIsCompleteWhereItMustBeAndKeepsCallsWithTheirResults(
      @ForAll("histories") List<Message> history,
      @ForAll @IntRange(min = 20, max = 400) int window) {
    model.window(window);
    Message newest = Message.user("what now?");
    Prompt prompt;
    try {
      prompt = build(history, newest);
    } catch (InvalidRequestException e) {
      assertThat(e.code()).isEqualTo("context_length_exceeded");
      assertThat(window).isLessThan(40);
      return;
    }
    List<Message> sent = prompt.request().messages();
    Ledger ledger = prompt.ledger().get();
    assertThat(sent.getFirst()).isEqualTo(INSTRUCTIONS.getFirst().message());
    assertThat(sent.getLast()).isEqualTo(newest);
    assertThat(model.count(prompt.request()).tokens())
        .isEqualTo(ledger.used())
        .isLessThanOrEqualTo(window - ledger.reservedForAnswer());
    assertCallsAreWhole(sent);
    assertCoversOnce(ledger, history.size() + 1);
    assertThat(ledger.sections().stream().mapToInt(Ledger.Section::tokens).sum())
        .isEqualTo(ledger.used());
  }

  @Property(tries = 500)
  void largerWindowNeverSendsLessOfTheRecentPart(
      @ForAll("histories") List<Message> history,
      @ForAll @IntRange(min = 60, max = 300) int window,
      @ForAll @IntRange(min = 0, max = 300) int more) {
    Message newest = Message.user("what now?");
    model.window(window);
    List<Message> small = build(history, newest).request().messages();
    model.window(window + more);
    List<Message> large = build(history, newest).request().messages();
    List<Message> recent = small.subList(1, small.size());
    assertThat(large.subList(large.size() - recent.size(), large.size())).isEqualTo(recent);
  }

  @Property(tries = 500)
  void requestThatIsNotRememberedGoesOnAsItCameWhereItFitsAndIsCutWhereNot(
      @ForAll("histories") List<Message> history,
      @ForAll @IntRange(min = 60, max = 400) int window) {
    model.window(window);
    List<Message> given = new ArrayList<>();
    given.add(Message.system("be brief and kind"));
    given.addAll(history);
    given.add(Message.user("what now?"));
    Prompt prompt = cut(given);
    List<Message> sent = prompt.request().messages();
    int room = window - prompt.ledger().get().reservedForAnswer();
    if (model.count(prompt.request().withMessages(given)).tokens() <= room) {
      assertThat(sent).isEqualTo(given);
    } else {
      assertThat(sent).startsWith(given.getFirst()).endsWith(given.getLast());
      assertThat(model.count(prompt.request()).tokens()).isLessThanOrEqualTo(room);
      assertCallsAreWhole(sent);
    }
    assertCoversOnce(prompt.ledger().get(), given.size());
  }

  private Prompt cut(List<Message> given) {
    List<Placed> placed = place(given);
    Material material =
        new Material(
            placed.subList(0, 1),
            History.of(placed.subList(1, placed.size() - 1)),
            List.of(placed.getLast()),
            Material.Reading.AT_HAND);
    return build(given, material);
  }

  private Prompt build(List<Message> history, Message newest) {
    Material material =
        new Material(
            INSTRUCTIONS,
            History.of(place(history)),
            List.of(new Placed(history.size() + 1, newest)),
            Material.Reading.FROM_STORE);
    return build(List.of(newest), material);
  }

  private Prompt build(List<Message> messages, Material material) {
    Provider provider = new Provider("p", model, model, Parameters.NONE, Provider.Others.UNKNOWN);
    return new PromptBuilder()
        .build(
            Chosen.of(
                new Candidate(
                    provider,
                    new ModelId("scripted"),
                    Parameters.NONE,
                    null,
                    FunctionChoice.ALL,
                    false,
                    Unsupported.WARN)),
            ChatRequest.of("default").withMessages(messages),
            material,
            new ContextOptions(Strategy.AUTO, OptionalInt.empty(), 16));
  }

  private static List<Placed> place(List<Message> messages) {
    List<Placed> placed = new ArrayList<>();
    messages.forEach(message -> placed.add(new Placed(placed.size() + 1, message)));
    return placed;
  }

  private static void assertCallsAreWhole(List<Message> sent) {
    Set<String> results =
        sent.stream()
            .filter(ToolMessage.class::isInstance)
            .map(message -> ((ToolMessage) message).toolCallId())
            .collect(Collectors.toSet());
    Set<String> calls = new HashSet<>();
    for (Message message : sent) {
      if (message instanceof AssistantMessage said) {
        said.toolCalls().stream().map(ToolCall::id).forEach(calls::add);
      }
      if (message instanceof ToolMessage result) {
        assertThat(calls).contains(result.toolCallId());
      }
    }
    assertThat(results).isEqualTo(calls);
  }

  private static void assertCoversOnce(Ledger ledger, int messages) {
    long next = 1;
    for (Ledger.Entry entry : ledger.entries()) {
      assertThat(entry.sequence()).isEqualTo(next);
      next += entry.count();
    }
    assertThat(next).isEqualTo(messages + 1L);
  }

  @Provide
  Arbitrary<List<Message>> histories() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .alpha()
            .ofMaxLength(3)
            .list()
            .ofMaxSize(12)
            .map(w -> String.join(" ", w));
    Arbitrary<Message> user = text.map(Message::user);
    Arbitrary<Message> assistant = text.map(Message::assistant);
    Arbitrary<Integer> call = Arbitraries.integers().between(1, 6);
    Arbitrary<Message> calling =
        Combinators.combine(text, call.set().ofMinSize(1).ofMaxSize(3))
            .as((said, ids) -> calling(said, List.copyOf(ids)));
    Arbitrary<Message> result =
        Combinators.combine(call, text).as((id, said) -> Message.tool("call_" + id, said));
    return Arbitraries.oneOf(user, assistant, calling, result, result).list().ofMaxSize(60);
  }

  private static Message calling(String text, List<Integer> ids) {
    List<ToolCall> calls = new ArrayList<>();
    for (int id : ids) {
      calls.add(
          new FunctionToolCall(
              "call_" + id, new FunctionCall("add", "{}", Extras.NONE), Extras.NONE));
    }
    return AssistantMessage.of(Message.assistant(text).content(), calls);
  }
}
