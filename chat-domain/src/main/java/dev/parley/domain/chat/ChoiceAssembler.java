// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/** Puts one choice's pieces together. */
final class ChoiceAssembler {
  private final CallSequence calls = new CallSequence();
  private final FieldsAssembler message = new FieldsAssembler();
  private final LogprobsAssembler logprobs = new LogprobsAssembler();
  private @Nullable StringBuilder content;
  private @Nullable PartsContent parts;
  private @Nullable StringBuilder refusal;
  private @Nullable CallAssembler functionCall;
  private @Nullable FinishReason finishReason;
  private Extras extras = Extras.NONE;

  void add(ChoiceDelta delta) {
    parts = content == null ? delta.parts() : null;
    content = append(content, delta.content());
    refusal = append(refusal, delta.refusal());
    for (ToolCallDelta call : delta.toolCalls()) {
      int unused = calls.add(call);
    }
    if (delta.functionCall() != null) {
      functionCall = functionCall == null ? new CallAssembler(0) : functionCall;
      functionCall.addFunction(delta.functionCall());
    }
    finishReason = delta.finishReason() == null ? finishReason : delta.finishReason();
    if (delta.logprobs() != null) {
      logprobs.add(delta.logprobs());
    }
    message.add(delta.message());
    extras = extras.with(delta.extras());
  }

  Choice choice(int index) {
    Extras fields = message.fields();
    AssistantMessage answer =
        new AssistantMessage(
            content(),
            refusal == null ? null : refusal.toString(),
            name(fields),
            calls.inOrder().stream().map(CallAssembler::toolCall).toList(),
            functionCall == null ? null : functionCall.functionCall(),
            fields.without(ChoiceDelta.NAME));
    return new Choice(index, answer, finishReason, logprobs.all(), extras);
  }

  private static @Nullable String name(Extras fields) {
    return fields
        .get(ChoiceDelta.NAME)
        .filter(RawJson::isString)
        .map(RawJson::asString)
        .orElse(null);
  }

  private @Nullable Content content() {
    if (parts != null) {
      return parts;
    }
    return content == null ? null : new TextContent(content.toString());
  }

  private static @Nullable StringBuilder append(
      @Nullable StringBuilder sum, @Nullable String piece) {
    if (piece == null) {
      return sum;
    }
    return (sum == null ? new StringBuilder() : sum).append(piece);
  }
}
