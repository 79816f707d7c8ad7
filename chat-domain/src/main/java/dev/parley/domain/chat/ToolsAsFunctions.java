// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that speaks of tools before a model that knows only functions.
 *
 * <p>Tools that are functions become {@code functions}, {@code tool_choice} becomes {@code
 * function_call}, and messages with several calls become one message for each, its result behind
 * it. A call of the answer comes back as a tool call with a made id. What the older form has no
 * word for ({@code required}, {@code parallel_tool_calls}) is left to the model.
 */
public final class ToolsAsFunctions implements CallTranslation {
  private static final Pattern NAME =
      Pattern.compile("\"name\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\")");

  private final ChatRequest asked;
  private final Supplier<String> ids;
  private final boolean turnsBack;
  private final Set<Integer> begun = new HashSet<>();

  /**
   * A translation of one request.
   *
   * @param ids makes ids for calls, each one never given before
   */
  public ToolsAsFunctions(ChatRequest given, Supplier<String> ids) {
    this.ids = ids;
    this.turnsBack = given.tools().stream().anyMatch(FunctionTool.class::isInstance);
    this.asked = turnsBack || calls(given) ? turned(given) : given;
  }

  @Override
  public ChatRequest asked() {
    return asked;
  }

  @Override
  public ChatDelta answered(ChatDelta piece) {
    if (!turnsBack || piece.choices().stream().noneMatch(ToolsAsFunctions::speaksOfFunctions)) {
      return piece;
    }
    return piece.withChoices(piece.choices().stream().map(this::turned).toList());
  }

  private static boolean calls(ChatRequest request) {
    return request.messages().stream()
        .anyMatch(
            message ->
                message instanceof ToolMessage
                    || (message instanceof AssistantMessage said && !said.toolCalls().isEmpty()));
  }

  private static ChatRequest turned(ChatRequest given) {
    List<FunctionDefinition> functions = new ArrayList<>(given.functions());
    List<ToolDefinition> others = new ArrayList<>();
    for (ToolDefinition tool : given.tools()) {
      switch (tool) {
        case FunctionTool t -> functions.add(t.function());
        case OtherTool t -> others.add(t);
      }
    }
    return new ChatRequest(
        given.model(), messages(given.messages()), others, functions, choice(given.parameters()));
  }

  private static Parameters choice(Parameters given) {
    String choice = Parameter.TOOL_CHOICE.name();
    Parameters rest = given.without(choice).without(Parameter.PARALLEL_TOOL_CALLS.name());
    return given
        .get(choice)
        .flatMap(ToolsAsFunctions::called)
        .map(called -> rest.with(Parameter.FUNCTION_CALL.name(), called))
        .orElse(rest);
  }

  private static Optional<RawJson> called(RawJson choice) {
    if (choice.isString()) {
      return Optional.of(choice).filter(word -> !word.asString().equals("required"));
    }
    Matcher name = NAME.matcher(choice.text());
    return name.find()
        ? Optional.of(new RawJson("{\"name\":" + name.group(1) + "}"))
        : Optional.empty();
  }

  private static List<Message> messages(List<Message> given) {
    Map<String, ToolMessage> results = new HashMap<>();
    given.forEach(
        message -> {
          if (message instanceof ToolMessage result) {
            results.put(result.toolCallId(), result);
          }
        });
    List<Message> turned = new ArrayList<>(given.size());
    for (Message message : given) {
      if (message instanceof AssistantMessage said && !said.toolCalls().isEmpty()) {
        turned.addAll(oneByOne(said, results));
      } else if (!(message instanceof ToolMessage)) {
        turned.add(message);
      }
    }
    return turned;
  }

  private static List<Message> oneByOne(AssistantMessage said, Map<String, ToolMessage> results) {
    List<Message> turned = new ArrayList<>();
    Content content = said.content();
    for (ToolCall call : said.toolCalls()) {
      if (call instanceof FunctionToolCall function) {
        turned.add(
            new AssistantMessage(
                content,
                said.refusal(),
                said.name(),
                List.of(),
                function.function(),
                said.extras()));
        content = null;
        ToolMessage result = results.get(call.id());
        if (result != null) {
          turned.add(
              new FunctionMessage(result.content(), function.function().name(), result.extras()));
        }
      }
    }
    return turned.isEmpty() ? List.of(said) : turned;
  }

  private static boolean speaksOfFunctions(ChoiceDelta choice) {
    return choice.functionCall() != null
        || FinishReason.FUNCTION_CALL.equals(choice.finishReason());
  }

  private ChoiceDelta turned(ChoiceDelta choice) {
    List<ToolCallDelta> calls = new ArrayList<>(choice.toolCalls());
    CallDelta call = choice.functionCall();
    if (call != null) {
      boolean first = begun.add(choice.index());
      calls.add(
          new ToolCallDelta(
              0,
              first ? "call_" + ids.get() : null,
              first ? CallAssembler.FUNCTION : null,
              call,
              null,
              Extras.NONE));
    }
    FinishReason reason = choice.finishReason();
    return choice.withCalls(
        calls, null, FinishReason.FUNCTION_CALL.equals(reason) ? FinishReason.TOOL_CALLS : reason);
  }
}
