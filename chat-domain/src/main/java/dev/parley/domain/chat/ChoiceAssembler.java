// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one choice's pieces together. */
final class ChoiceAssembler {
  private final List<CallAssembler> calls = new ArrayList<>();
  private final FieldsAssembler message = new FieldsAssembler();
  private @Nullable StringBuilder content;
  private @Nullable StringBuilder refusal;
  private @Nullable CallAssembler functionCall;
  private @Nullable FinishReason finishReason;
  private @Nullable Logprobs logprobs;
  private Extras extras = Extras.NONE;

  void add(ChoiceDelta delta) {
    content = append(content, delta.content());
    refusal = append(refusal, delta.refusal());
    for (ToolCallDelta call : delta.toolCalls()) {
      callOf(call).add(call);
    }
    if (delta.functionCall() != null) {
      functionCall = functionCall == null ? new CallAssembler(0) : functionCall;
      functionCall.addFunction(delta.functionCall());
    }
    finishReason = delta.finishReason() == null ? finishReason : delta.finishReason();
    logprobs = logprobs == null ? delta.logprobs() : logprobs.then(delta.logprobs());
    message.add(delta.message());
    extras = extras.with(delta.extras());
  }

  Choice choice(int index) {
    Extras fields = message.fields();
    AssistantMessage answer =
        new AssistantMessage(
            content == null ? null : new TextContent(content.toString()),
            refusal == null ? null : refusal.toString(),
            name(fields),
            calls.stream().map(CallAssembler::toolCall).toList(),
            functionCall == null ? null : functionCall.functionCall(),
            fields.without(ChoiceDelta.NAME));
    return new Choice(index, answer, finishReason, logprobs, extras);
  }

  private static @Nullable String name(Extras fields) {
    return fields
        .get(ChoiceDelta.NAME)
        .filter(RawJson::isString)
        .map(RawJson::asString)
        .orElse(null);
  }

  /**
   * The newest call of the piece's index, or a new one: some providers send two calls under one
   * index, told apart by id.
   */
  private CallAssembler callOf(ToolCallDelta delta) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      CallAssembler call = calls.get(i);
      if (call.index() == delta.index()) {
        if (call.mayContinueWith(delta.id())) {
          return call;
        }
        break;
      }
    }
    CallAssembler call = new CallAssembler(delta.index());
    calls.add(call);
    return call;
  }

  private static @Nullable StringBuilder append(
      @Nullable StringBuilder sum, @Nullable String piece) {
    if (piece == null) {
      return sum;
    }
    return (sum == null ? new StringBuilder() : sum).append(piece);
  }
}
