// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the fields of a request that a model can't take, and leaves them out. */
public final class UnsupportedFields {
  /** Tools that are no functions; they are a part of {@code tools}. */
  public static final String CUSTOM_TOOLS = "tools[].custom";

  /** Values that ask for nothing but what every model does. */
  private static final Map<String, Set<String>> ASK_NOTHING =
      Map.of(
          "modalities", Set.of("[\"text\"]", "[]"),
          "store", Set.of("false"),
          "metadata", Set.of("{}"),
          "service_tier", Set.of("\"auto\"", "\"default\""),
          "verbosity", Set.of("\"medium\""));

  private UnsupportedFields() {}

  /** Those of the fields that the request asks something with, in the request's order. */
  public static List<String> in(ChatRequest request, Set<String> unsupported) {
    if (unsupported.isEmpty()) {
      return List.of();
    }
    List<String> found =
        request.parameters().fields().entrySet().stream()
            .filter(field -> unsupported.contains(field.getKey()))
            .filter(field -> asks(field.getKey(), field.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    boolean custom =
        unsupported.contains(CUSTOM_TOOLS)
            && request.tools().stream().anyMatch(OtherTool.class::isInstance);
    return custom ? Stream.concat(found.stream(), Stream.of(CUSTOM_TOOLS)).toList() : found;
  }

  private static boolean asks(String field, RawJson value) {
    return !value.isNull()
        && !ASK_NOTHING.getOrDefault(field, Set.of()).contains(value.text().replaceAll("\\s", ""));
  }

  /**
   * The request without one of the fields. A limit stays one: {@code max_tokens} goes on as {@code
   * max_completion_tokens}, its newer name.
   */
  public static ChatRequest without(ChatRequest request, String field) {
    if (field.equals(CUSTOM_TOOLS)) {
      return withoutCustomTools(request);
    }
    Parameters rest = request.parameters().without(field);
    if (!field.equals(Parameter.MAX_TOKENS.name())) {
      return request.withParameters(rest);
    }
    String newer = Parameter.MAX_COMPLETION_TOKENS.name();
    return request.withParameters(
        request
            .parameters()
            .get(field)
            .filter(limit -> rest.get(newer).isEmpty())
            .map(limit -> rest.with(newer, limit))
            .orElse(rest));
  }

  private static ChatRequest withoutCustomTools(ChatRequest request) {
    List<ToolDefinition> tools =
        request.tools().stream().filter(FunctionTool.class::isInstance).toList();
    Parameters parameters =
        tools.isEmpty()
            ? request
                .parameters()
                .without(Parameter.TOOL_CHOICE.name())
                .without(Parameter.PARALLEL_TOOL_CALLS.name())
            : request.parameters();
    return new ChatRequest(
        request.model(), request.messages(), tools, request.functions(), parameters);
  }
}
