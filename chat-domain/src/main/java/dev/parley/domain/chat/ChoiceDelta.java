// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a streamed piece adds to one choice.
 *
 * @param role in the first piece of a choice, as a rule
 * @param content text to append to the text so far
 * @param parts the whole content, where the answer came as one piece and in parts; {@code content}
 *     is its text then. A stream has none.
 * @param message unknown fields of the {@code delta} object
 * @param extras unknown fields beside it
 */
public record ChoiceDelta(
    int index,
    @Nullable Role role,
    @Nullable String content,
    @Nullable PartsContent parts,
    @Nullable String refusal,
    List<ToolCallDelta> toolCalls,
    @Nullable CallDelta functionCall,
    @Nullable FinishReason finishReason,
    @Nullable Logprobs logprobs,
    Extras message,
    Extras extras) {

  /** The API's delta has no name, so it travels as an unknown field where a provider gives one. */
  static final String NAME = "name";

  public ChoiceDelta {
    toolCalls = List.copyOf(toolCalls);
  }

  /** A piece of a stream. */
  public ChoiceDelta(
      int index,
      @Nullable Role role,
      @Nullable String content,
      @Nullable String refusal,
      List<ToolCallDelta> toolCalls,
      @Nullable CallDelta functionCall,
      @Nullable FinishReason finishReason,
      @Nullable Logprobs logprobs,
      Extras message,
      Extras extras) {
    this(
        index,
        role,
        content,
        null,
        refusal,
        toolCalls,
        functionCall,
        finishReason,
        logprobs,
        message,
        extras);
  }

  /** A piece that adds text. */
  public static ChoiceDelta text(int index, String content) {
    return new ChoiceDelta(
        index, null, content, null, List.of(), null, null, null, Extras.NONE, Extras.NONE);
  }

  /** A piece that ends the choice. */
  public static ChoiceDelta finished(int index, FinishReason reason) {
    return new ChoiceDelta(
        index, null, null, null, List.of(), null, reason, null, Extras.NONE, Extras.NONE);
  }

  /** The same piece with other calls, and the word on why the choice ended that goes with them. */
  public ChoiceDelta withCalls(
      List<ToolCallDelta> tools, @Nullable CallDelta function, @Nullable FinishReason reason) {
    return new ChoiceDelta(
        index, role, content, parts, refusal, tools, function, reason, logprobs, message, extras);
  }

  /** The same piece with another word on why the choice ended, or with none. */
  ChoiceDelta withFinishReason(@Nullable FinishReason next) {
    return withCalls(toolCalls, functionCall, next);
  }

  static ChoiceDelta of(Choice choice) {
    AssistantMessage message = choice.message();
    List<ToolCallDelta> calls = new ArrayList<>();
    for (ToolCall call : message.toolCalls()) {
      calls.add(ToolCallDelta.of(calls.size(), call));
    }
    FunctionCall function = message.functionCall();
    String name = message.name();
    return new ChoiceDelta(
        choice.index(),
        Role.ASSISTANT,
        message.content() == null ? null : message.text(),
        message.content() instanceof PartsContent parts ? parts : null,
        message.refusal(),
        calls,
        function == null ? null : CallDelta.of(function),
        choice.finishReason(),
        choice.logprobs(),
        name == null ? message.extras() : message.extras().with(NAME, RawJson.of(name)),
        choice.extras());
  }
}
