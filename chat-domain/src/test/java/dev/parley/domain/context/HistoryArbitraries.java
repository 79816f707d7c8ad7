// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.ImagePart;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.UserMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Conversations as they come, broken ones included. */
public final class HistoryArbitraries {
  private static final int LONGEST = 5000;
  private static final int HUGE = 4000;

  private HistoryArbitraries() {}

  /** From nothing to 5,000 messages of all roles; most are short. */
  public static Arbitrary<List<Message>> histories() {
    Arbitrary<List<Message>> some = stretches().list().ofMaxSize(20).map(HistoryArbitraries::flat);
    Arbitrary<Integer> times =
        Arbitraries.frequencyOf(
            Tuple.of(60, Arbitraries.just(1)),
            Tuple.of(8, Arbitraries.integers().between(2, 12)),
            Tuple.of(1, Arbitraries.integers().between(13, LONGEST)));
    return Combinators.combine(some, times)
        .as(
            (messages, n) ->
                flat(Collections.nCopies(messages.isEmpty() ? 0 : n, messages)).stream()
                    .limit(LONGEST)
                    .toList())
        .withoutEdgeCases();
  }

  /** Conversations that nobody broke, of short messages: a question, an answer. */
  public static Arbitrary<List<Message>> plain() {
    return Combinators.combine(texts(), texts())
        .as((asked, said) -> List.<Message>of(Message.user(asked), Message.assistant(said)))
        .list()
        .ofMaxSize(80)
        .map(HistoryArbitraries::flat)
        .withoutEdgeCases();
  }

  /** What is new in a turn: a question, and often calls that were made for it already. */
  public static Arbitrary<List<Message>> turns() {
    Arbitrary<List<List<Message>>> rounds =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(List.<List<Message>>of())),
            Tuple.of(2, answered().list().ofMaxSize(12)));
    return Combinators.combine(questions(), rounds)
        .as(
            (question, calls) -> {
              List<Message> turn = new ArrayList<>(List.of(question));
              calls.forEach(turn::addAll);
              return turn;
            });
  }

  static Arbitrary<Message> questions() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, texts().map(Message::user)),
        Tuple.of(1, texts().map(HistoryArbitraries::picture)));
  }

  private static Arbitrary<List<Message>> stretches() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, questions().map(List::of)),
        Tuple.of(5, texts().map(text -> List.of(Message.assistant(text)))),
        Tuple.of(4, answered()),
        Tuple.of(2, calling().map(List::of)),
        Tuple.of(2, result().map(List::of)),
        Tuple.of(1, texts().map(text -> List.of(older(text)))),
        Tuple.of(1, texts().map(text -> List.of(olderResult(text)))),
        Tuple.of(1, Arbitraries.just(List.of(AssistantMessage.of(null, List.of())))),
        Tuple.of(
            1,
            texts()
                .map(
                    text ->
                        List.of(new DeveloperMessage(new TextContent(text), null, Extras.NONE)))));
  }

  /** Short texts, empty ones too. */
  public static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .alpha()
        .ofMaxLength(3)
        .list()
        .ofMaxSize(12)
        .map(words -> String.join(" ", words));
  }

  /** Short texts and huge ones. */
  private static Arbitrary<String> anyTexts() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, texts()),
        Tuple.of(1, Arbitraries.integers().between(1, HUGE).map("tea "::repeat)),
        Tuple.of(1, Arbitraries.integers().between(1, HUGE).map("x\"\\\n"::repeat)));
  }

  private static Arbitrary<String> arguments() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.of("{}", "", "{\"n\": 1}", "{broken")),
        Tuple.of(2, anyTexts().map(text -> "{\"text\": " + RawJson.of(text) + ", \"n\": [1, 2]}")),
        Tuple.of(
            1,
            Arbitraries.integers()
                .between(1, HUGE)
                .map(n -> "{\"list\": [" + "1234, ".repeat(n) + "0]}")));
  }

  private static Arbitrary<AssistantMessage> calling() {
    return Combinators.combine(
            texts(), arguments().list().ofMinSize(1).ofMaxSize(4), Arbitraries.integers())
        .as(HistoryArbitraries::calling);
  }

  private static AssistantMessage calling(String text, List<String> arguments, int salt) {
    List<ToolCall> calls = new ArrayList<>();
    for (String given : arguments) {
      FunctionCall call = new FunctionCall("add", given, Extras.NONE);
      String id = "call_" + calls.size() + "_" + Math.floorMod(salt, 2);
      calls.add(new FunctionToolCall(id, call, Extras.NONE));
    }
    Content content = text.isEmpty() ? null : new TextContent(text);
    return AssistantMessage.of(content, calls);
  }

  /** Calls with their results, in any order. */
  private static Arbitrary<List<Message>> answered() {
    Arbitrary<List<String>> results = anyTexts().list().ofSize(4);
    return Combinators.combine(calling(), results, Arbitraries.of(true, false))
        .as(
            (calling, said, turned) -> {
              List<Message> answers = new ArrayList<>();
              for (ToolCall call : calling.toolCalls()) {
                answers.add(Message.tool(call.id(), said.get(answers.size())));
              }
              if (turned) {
                Collections.reverse(answers);
              }
              answers.addFirst(calling);
              return answers;
            });
  }

  private static Arbitrary<Message> result() {
    return Combinators.combine(Arbitraries.integers().between(0, 3), anyTexts())
        .as((id, text) -> Message.tool("call_" + id + "_0", text));
  }

  private static Message picture(String text) {
    List<ContentPart> parts =
        List.of(
            new TextPart(text, Extras.NONE),
            new ImagePart(
                new ImagePart.ImageUrl("data:image/png;base64,AAAA", null, Extras.NONE),
                Extras.NONE));
    return new UserMessage(new PartsContent(parts), null, Extras.NONE);
  }

  private static Message older(String text) {
    FunctionCall call = new FunctionCall("add", "{}", Extras.NONE);
    return new AssistantMessage(new TextContent(text), null, null, List.of(), call, Extras.NONE);
  }

  private static Message olderResult(String text) {
    return new FunctionMessage(new TextContent(text), "add", Extras.NONE);
  }

  private static List<Message> flat(List<List<Message>> stretches) {
    return stretches.stream().flatMap(List::stream).toList();
  }
}
