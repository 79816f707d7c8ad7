// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param messages in order; a provider wants at least one
 * @param tools the tools it may call
 * @param functions the older form of {@code tools}
 * @param parameters every other field, those that Parley knows ({@link Parameter}) and those that
 *     it does not
 */
public record ChatRequest(
    ModelId model,
    List<Message> messages,
    List<ToolDefinition> tools,
    List<FunctionDefinition> functions,
    Parameters parameters) {

  public ChatRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    functions = List.copyOf(functions);
  }

  public static ChatRequest of(String model, Message... messages) {
    return new ChatRequest(
        new ModelId(model), List.of(messages), List.of(), List.of(), Parameters.NONE);
  }

  /** Whether the answer is wanted in pieces. */
  public boolean streamed() {
    return parameters.get(Parameter.STREAM).orElse(false);
  }

  public ChatRequest withModel(ModelId next) {
    return new ChatRequest(next, messages, tools, functions, parameters);
  }

  public ChatRequest withMessages(List<Message> next) {
    return new ChatRequest(model, next, tools, functions, parameters);
  }

  public ChatRequest withParameters(Parameters next) {
    return new ChatRequest(model, messages, tools, functions, next);
  }

  public ChatRequest withTools(List<ToolDefinition> next) {
    return new ChatRequest(model, messages, next, functions, parameters);
  }

  /** This request with one parameter set. */
  public <T> ChatRequest with(Parameter<T> parameter, T value) {
    return withParameters(parameters.with(parameter, value));
  }
}
