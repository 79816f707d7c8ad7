// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.CallDelta;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.chat.ToolCallDelta;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.function.LoopAccount;
import dev.parley.engine.function.Approval;
import dev.parley.engine.function.Offer;
import dev.parley.engine.routing.Candidate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows from each round: which calls run, which wait for a person or for the caller,
 * and when the model must come to its end. For one thread and one turn.
 */
final class RoundPlanner {
  private static final RawJson NO_TOOL = RawJson.of("none");
  private static final Pattern REQUIRED = Pattern.compile("\"mode\"\\s*:\\s*\"required\"");

  private final Offer offer;
  private final LoopAccount account;
  private final CallPlanner calls;
  private final Clock clock;
  private @Nullable List<Candidate> candidates;
  private @Nullable Usage usage;
  private boolean last;
  private boolean asked;

  RoundPlanner(Offer offer, LoopAccount account, CallPlanner calls, Clock clock) {
    this.offer = offer;
    this.account = account;
    this.calls = calls;
    this.clock = clock;
  }

  Offer offer() {
    return offer;
  }

  /**
   * The request of the next round. A tool that the first round had to use is free in the later
   * ones; the last one may use none, and has them all the same, since some providers take no calls
   * in the history without them.
   */
  ChatRequest request(ChatRequest given) {
    last = account.exhausted(clock.instant()).isPresent();
    ChatRequest request = offer.addedTo(given);
    if (last) {
      request = request.with(Parameter.TOOL_CHOICE, NO_TOOL);
    } else if (asked) {
      request = request.withParameters(freed(request.parameters()));
    }
    asked = true;
    return request;
  }

  /** A tool that had to be used may be used; which ones may be stays as it was. */
  private static Parameters freed(Parameters parameters) {
    RawJson choice = parameters.get(Parameter.TOOL_CHOICE).orElse(null);
    if (choice == null) {
      return parameters;
    }
    if (choice.text().contains("\"allowed_tools\"")) {
      return parameters.with(
          Parameter.TOOL_CHOICE,
          new RawJson(REQUIRED.matcher(choice.text()).replaceAll("\"mode\":\"auto\"")));
    }
    return choice.isObject() || choice.asString().equals("required")
        ? parameters.without(Parameter.TOOL_CHOICE.name())
        : parameters;
  }

  /** Those that may answer next: the one that answered last is the first. */
  List<Candidate> candidates(Started started) {
    return candidates == null ? started.candidates() : candidates;
  }

  void answeredBy(List<Candidate> remaining) {
    candidates = remaining;
  }

  /** What follows from what a person decided. */
  RoundPlan approved(List<Approval> approvals) {
    return calls.approved(approvals);
  }

  /** What follows from a round. */
  RoundPlan plan(Completion round) {
    Choice choice = round.choices().getFirst();
    account.round(round.usage());
    usage = usage == null ? round.usage() : usage.plus(round.usage());
    FinishReason reason = choice.finishReason();
    AssistantMessage said = choice.message();
    if (last || isCut(reason)) {
      said = withoutOurs(said);
    }
    List<ToolCall> others = new ArrayList<>();
    List<FunctionToolCall> ours = new ArrayList<>();
    for (ToolCall call : said.toolCalls()) {
      if (call instanceof FunctionToolCall function && isOurs(call)) {
        ours.add(function);
      } else {
        others.add(call);
      }
    }
    return calls.plan(said, truly(reason, others), ours, others);
  }

  /** An answer that was cut off ends in the middle of its last call. */
  private static boolean isCut(@Nullable FinishReason reason) {
    return FinishReason.LENGTH.equals(reason) || FinishReason.CONTENT_FILTER.equals(reason);
  }

  private boolean isOurs(ToolCall call) {
    return call instanceof FunctionToolCall function
        && offer.find(function.function().name()).isPresent();
  }

  private static @Nullable FinishReason truly(
      @Nullable FinishReason reason, List<ToolCall> others) {
    return FinishReason.TOOL_CALLS.equals(reason) && others.isEmpty() ? FinishReason.STOP : reason;
  }

  private AssistantMessage withoutOurs(AssistantMessage said) {
    return said.withToolCalls(said.toolCalls().stream().filter(call -> !isOurs(call)).toList());
  }

  /** What was said, without calls that will not run; null for nothing. */
  @Nullable AssistantMessage withoutCalls(@Nullable AssistantMessage said) {
    if (said == null) {
      return null;
    }
    AssistantMessage left = withoutOurs(said);
    return left.toolCalls().isEmpty() && left.text().isEmpty() ? null : left;
  }

  /** The last piece: calls that wait for a person, why it ends, and what it all cost. */
  ChatDelta ending(RoundPlan plan, ShownPieces shown) {
    List<ToolCallDelta> waiting = new ArrayList<>();
    for (FunctionToolCall call : plan.confirmations()) {
      waiting.add(
          new ToolCallDelta(
              shown.nextPlace() + waiting.size(),
              call.id(),
              "function",
              new CallDelta(call.function().name(), call.function().arguments(), Extras.NONE),
              null,
              Extras.NONE));
    }
    FinishReason reason = reason(plan);
    ChoiceDelta choice =
        new ChoiceDelta(0, null, null, null, waiting, null, reason, null, Extras.NONE, Extras.NONE);
    return new ChatDelta(head(shown), List.of(choice), usage, Extras.NONE);
  }

  private static @Nullable FinishReason reason(RoundPlan plan) {
    if (isCut(plan.reason()) || !plan.isHandedOver()) {
      return plan.reason();
    }
    return plan.isOfTheOlderForm() ? FinishReason.FUNCTION_CALL : FinishReason.TOOL_CALLS;
  }

  /** A piece that says nothing. */
  ChatDelta silence(@Nullable ShownPieces shown) {
    return new ChatDelta(head(shown), List.of(), null, Extras.NONE);
  }

  private static CompletionHead head(@Nullable ShownPieces shown) {
    return Optional.ofNullable(shown)
        .map(ShownPieces::head)
        .orElseGet(() -> CompletionHead.of("", 0, ""));
  }
}
