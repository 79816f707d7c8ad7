// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.ToolDefinition;
import dev.parley.port.FunctionHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that one request may use.
 *
 * @param functions by name
 */
public record Offer(Map<String, FunctionHandler> functions) {
  public static final Offer NOTHING = new Offer(Map.of());

  public Offer {
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
  }

  /** Those of them that run without a person's word. */
  public Offer withoutAsking() {
    Map<String, FunctionHandler> unasked = new LinkedHashMap<>(functions);
    unasked.values().removeIf(handler -> handler.function().asksFirst());
    return new Offer(unasked);
  }

  public boolean isEmpty() {
    return functions.isEmpty();
  }

  /** The function that a model means by that name. */
  public Optional<FunctionHandler> find(String name) {
    FunctionHandler exact = functions.get(name);
    return exact != null
        ? Optional.of(exact)
        : functions.values().stream()
            .filter(handler -> WireNames.means(name, handler.function().name()))
            .findFirst();
  }

  /** The request, whose tools these functions are too. */
  public ChatRequest addedTo(ChatRequest request) {
    List<ToolDefinition> tools = new ArrayList<>(request.tools());
    functions
        .values()
        .forEach(
            handler ->
                tools.add(
                    new FunctionTool(
                        WireNames.told(handler.function().definition()), Extras.NONE)));
    return request.withTools(tools);
  }
}
