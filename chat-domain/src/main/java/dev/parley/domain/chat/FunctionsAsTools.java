// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A client that speaks of functions before a model that knows only tools.
 *
 * <p>{@code functions} become tools, {@code function_call} becomes {@code tool_choice}, and calls
 * and results among the messages become those of tools, with ids made by their place. An answer's
 * first call of one of these functions comes back as {@code function_call}; the older form has no
 * place for a second one. Calls of other tools stay as they are.
 */
public final class FunctionsAsTools implements CallTranslation {
  private final ChatRequest asked;
  private final Set<String> names;
  private final Map<Integer, Calls> calls = new HashMap<>();

  public FunctionsAsTools(ChatRequest given) {
    this.asked = isOlder(given) ? turned(given) : given;
    this.names =
        given.functions().stream()
            .map(FunctionDefinition::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public ChatRequest asked() {
    return asked;
  }

  @Override
  public ChatDelta answered(ChatDelta piece) {
    if (names.isEmpty() || piece.choices().stream().noneMatch(FunctionsAsTools::speaksOfTools)) {
      return piece;
    }
    return piece.withChoices(piece.choices().stream().map(this::turned).toList());
  }

  private static boolean isOlder(ChatRequest request) {
    return !request.functions().isEmpty()
        || request.parameters().get(Parameter.FUNCTION_CALL.name()).isPresent()
        || request.messages().stream().anyMatch(FunctionsAsTools::isOlder);
  }

  private static boolean isOlder(Message message) {
    return message instanceof FunctionMessage
        || (message instanceof AssistantMessage said && said.functionCall() != null);
  }

  private static ChatRequest turned(ChatRequest given) {
    List<ToolDefinition> tools = new ArrayList<>(given.tools());
    given.functions().forEach(function -> tools.add(new FunctionTool(function, Extras.NONE)));
    return new ChatRequest(
        given.model(), messages(given.messages()), tools, List.of(), choice(given.parameters()));
  }

  private static Parameters choice(Parameters given) {
    String choice = Parameter.TOOL_CHOICE.name();
    Parameters rest = given.without(Parameter.FUNCTION_CALL.name());
    return given
        .get(Parameter.FUNCTION_CALL.name())
        .filter(called -> given.get(choice).isEmpty())
        .map(called -> rest.with(choice, called.isObject() ? named(called) : called))
        .orElse(rest);
  }

  private static RawJson named(RawJson function) {
    return new RawJson("{\"type\":\"function\",\"function\":" + function + "}");
  }

  private static List<Message> messages(List<Message> given) {
    List<Message> turned = new ArrayList<>(given.size());
    Deque<String> open = new ArrayDeque<>();
    int calls = 0;
    for (Message message : given) {
      if (message instanceof AssistantMessage said && said.functionCall() != null) {
        String id = "call_" + ++calls;
        open.add(id);
        turned.add(called(said, said.functionCall(), id));
      } else if (message instanceof FunctionMessage result) {
        String id = open.isEmpty() ? "call_" + ++calls : open.remove();
        turned.add(new ToolMessage(saidOrEmpty(result), id, result.extras()));
      } else {
        turned.add(message);
      }
    }
    return turned;
  }

  private static Content saidOrEmpty(FunctionMessage result) {
    return result.content() == null ? new TextContent("") : result.content();
  }

  private static AssistantMessage called(AssistantMessage said, FunctionCall call, String id) {
    List<ToolCall> calls = new ArrayList<>(said.toolCalls());
    calls.add(new FunctionToolCall(id, call, Extras.NONE));
    return new AssistantMessage(
        said.content(), said.refusal(), said.name(), calls, null, said.extras());
  }

  private static boolean speaksOfTools(ChoiceDelta choice) {
    return !choice.toolCalls().isEmpty() || FinishReason.TOOL_CALLS.equals(choice.finishReason());
  }

  private ChoiceDelta turned(ChoiceDelta choice) {
    Calls known = calls.computeIfAbsent(choice.index(), index -> new Calls());
    CallDelta call = choice.functionCall();
    List<ToolCallDelta> others = new ArrayList<>();
    for (ToolCallDelta piece : choice.toolCalls()) {
      CallDelta part = piece.function();
      if (part != null && part.name() != null && names.contains(part.name())) {
        known.older.add(piece.index());
      }
      if (!known.older.contains(piece.index())) {
        known.others = true;
        others.add(piece);
      } else if (known.older.getFirst() == piece.index()) {
        call = part;
      }
    }
    FinishReason reason = choice.finishReason();
    boolean ended = FinishReason.TOOL_CALLS.equals(reason) && !known.others;
    return choice.withCalls(others, call, ended ? FinishReason.FUNCTION_CALL : reason);
  }

  /** The calls of one choice so far: those of the client's functions, and whether of tools too. */
  private static final class Calls {
    private final List<Integer> older = new ArrayList<>();
    private boolean others;
  }
}
