// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static dev.parley.domain.chat.JsonArbitraries.extras;
import static dev.parley.domain.chat.JsonArbitraries.filledStrings;
import static dev.parley.domain.chat.JsonArbitraries.json;
import static dev.parley.domain.chat.JsonArbitraries.strings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Requests, completions and their streamed pieces. */
public final class ChatArbitraries {
  private static final double OFTEN = 0.3;
  private static final double SELDOM = 0.7;

  private ChatArbitraries() {}

  /** Any request that a provider could be sent. */
  public static Arbitrary<ChatRequest> requests() {
    return Combinators.combine(
            filledStrings().map(ModelId::new),
            MessageArbitraries.messages().list().ofMinSize(1).ofMaxSize(4),
            MessageArbitraries.tools().list().ofMaxSize(2),
            MessageArbitraries.functions().list().ofMaxSize(2),
            parameters())
        .as(ChatRequest::new)
        .withoutEdgeCases();
  }

  /** Parameters in their bounds, null ones and unknown ones among them. */
  public static Arbitrary<Parameters> parameters() {
    Arbitrary<RawJson> temperature =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.TWO).map(RawJson::of);
    Arbitrary<RawJson> seed = Arbitraries.longs().map(RawJson::of);
    Arbitrary<RawJson> stream = Arbitraries.of(RawJson.of(true), RawJson.of(false), RawJson.NULL);
    Arbitrary<RawJson> stop =
        Arbitraries.oneOf(
            strings().map(RawJson::of), Arbitraries.just(new RawJson("[ \"a\" ,\"b\"]")));
    return Combinators.combine(
            temperature.injectNull(SELDOM),
            seed.injectNull(SELDOM),
            stream.injectNull(OFTEN),
            stop.injectNull(SELDOM),
            json().injectNull(SELDOM),
            json().injectNull(SELDOM),
            extras())
        .as(
            (t, s, streamed, stops, conversation, parley, unknown) -> {
              Map<String, RawJson> fields = new LinkedHashMap<>(unknown.fields());
              putIfThere(fields, "temperature", t);
              putIfThere(fields, "seed", s);
              putIfThere(fields, "stream", streamed);
              putIfThere(fields, "stop", stops);
              putIfThere(fields, "conversation", conversation);
              putIfThere(fields, "parley", parley);
              return new Parameters(fields);
            });
  }

  private static void putIfThere(
      Map<String, RawJson> fields, String name, @Nullable RawJson value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /** Any completion. */
  public static Arbitrary<Completion> completions() {
    return completions(
        choices(Arbitraries.integers(), MessageArbitraries.assistantMessages())
            .list()
            .ofMaxSize(3));
  }

  /** Completions as a stream can bring them: text alone, calls named apart, choices from 0 on. */
  public static Arbitrary<Completion> streamedCompletions() {
    return completions(
        choices(
                Arbitraries.just(0),
                MessageArbitraries.assistantMessages(MessageArbitraries.texts()))
            .list()
            .ofMaxSize(3)
            .map(ChatArbitraries::numbered));
  }

  private static Arbitrary<Completion> completions(Arbitrary<List<Choice>> choices) {
    return Combinators.combine(heads(), choices, usages().injectNull(OFTEN), extras())
        .as(Completion::new)
        .withoutEdgeCases();
  }

  private static List<Choice> numbered(List<Choice> choices) {
    List<Choice> numbered = new ArrayList<>();
    for (Choice c : choices) {
      numbered.add(
          new Choice(
              numbered.size(),
              MessageArbitraries.withOwnIds(c.message()),
              c.finishReason(),
              c.logprobs(),
              c.extras()));
    }
    return numbered;
  }

  private static Arbitrary<Choice> choices(
      Arbitrary<Integer> indexes, Arbitrary<AssistantMessage> messages) {
    return Combinators.combine(
            indexes,
            messages,
            finishReasons().injectNull(OFTEN),
            logprobs().injectNull(SELDOM),
            extras())
        .as(Choice::new);
  }

  public static Arbitrary<CompletionHead> heads() {
    return Combinators.combine(
            strings(),
            Arbitraries.longs(),
            strings(),
            strings().injectNull(0.5),
            strings().injectNull(0.5))
        .as(CompletionHead::new);
  }

  /** The API's reasons, and a provider's own. */
  public static Arbitrary<FinishReason> finishReasons() {
    return Arbitraries.oneOf(
        Arbitraries.of(FinishReason.Known.class).map(known -> (FinishReason) known),
        strings().filter(name -> !name.isEmpty() && !name.equals("null")).map(FinishReason::of));
  }

  public static Arbitrary<Logprobs> logprobs() {
    Arbitrary<@Nullable List<RawJson>> tokens = json().list().ofMaxSize(2).injectNull(OFTEN);
    return Combinators.combine(tokens, tokens, extras()).as(Logprobs::new);
  }

  /** Any usage, with any details. */
  public static Arbitrary<Usage> usages() {
    Arbitrary<@Nullable Long> maybe = Arbitraries.longs().injectNull(0.5);
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.longs(),
            Combinators.combine(maybe, maybe, extras())
                .as(Usage.PromptDetails::new)
                .injectNull(0.5),
            Combinators.combine(maybe, maybe, maybe, maybe, extras())
                .as(Usage.CompletionDetails::new)
                .injectNull(0.5),
            extras())
        .as(Usage::new)
        .withoutEdgeCases();
  }

  /** Any streamed piece. */
  public static Arbitrary<ChatDelta> deltas() {
    return Combinators.combine(
            heads(), choiceDeltas().list().ofMaxSize(2), usages().injectNull(SELDOM), extras())
        .as(ChatDelta::new)
        .withoutEdgeCases();
  }

  /** What any piece adds to any choice. */
  public static Arbitrary<ChoiceDelta> choiceDeltas() {
    Arbitrary<ChoiceDelta> said =
        Combinators.combine(
                Arbitraries.integers(),
                Arbitraries.of(Role.class).injectNull(0.5),
                strings().injectNull(0.5),
                strings().injectNull(SELDOM),
                toolCallDeltas().list().ofMaxSize(2),
                callDeltas().injectNull(SELDOM),
                extras())
            .as(
                (index, role, content, refusal, calls, call, message) ->
                    new ChoiceDelta(
                        index,
                        role,
                        content,
                        refusal,
                        calls,
                        call,
                        null,
                        null,
                        message,
                        Extras.NONE));
    return Combinators.combine(
            said, finishReasons().injectNull(SELDOM), logprobs().injectNull(SELDOM), extras())
        .as(
            (c, reason, logprobs, extras) ->
                new ChoiceDelta(
                    c.index(),
                    c.role(),
                    c.content(),
                    c.refusal(),
                    c.toolCalls(),
                    c.functionCall(),
                    reason,
                    logprobs,
                    c.message(),
                    extras))
        .withoutEdgeCases();
  }

  private static Arbitrary<ToolCallDelta> toolCallDeltas() {
    Arbitrary<String> types =
        Arbitraries.oneOf(Arbitraries.of("function", "custom"), MessageArbitraries.otherTypes());
    return Combinators.combine(
            Arbitraries.integers(),
            strings().injectNull(0.5),
            types.injectNull(0.5),
            callDeltas().injectNull(0.5),
            callDeltas().injectNull(0.5),
            extras())
        .as(ToolCallDelta::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<CallDelta> callDeltas() {
    return Combinators.combine(strings().injectNull(0.5), strings().injectNull(OFTEN), extras())
        .as(CallDelta::new);
  }
}
