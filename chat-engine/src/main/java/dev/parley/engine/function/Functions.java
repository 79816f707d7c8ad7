// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.ToolDefinition;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.FunctionChoice;
import dev.parley.port.FunctionHandler;
import dev.parley.port.FunctionSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that the server has. */
public final class Functions {
  /** Of a server that has none. */
  public static final Functions NONE = new Functions(List.of());

  private final List<FunctionSource> sources;

  /** The functions of these sources; of two with one name the first counts. */
  public Functions(List<FunctionSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Those that an owner may use, in the order of their sources. */
  public Collection<FunctionHandler> of(Owner owner) {
    return named(owner).values();
  }

  /** The function that a model means by that name, whoever may use it. */
  public Optional<FunctionHandler> find(String name) {
    for (FunctionSource source : sources) {
      for (FunctionHandler handler : source.functions()) {
        if (WireNames.means(name, handler.function().name())) {
          return Optional.of(handler);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What a request may use. A tool of the request hides the function of its name.
   *
   * @param wanted the request's own choice; null for {@code usual}
   * @throws InvalidRequestException when it chooses a function that is not there for it, one that
   *     its own tools hide, or asks for several answers at once
   */
  public Offer offer(
      Owner owner, ChatRequest request, @Nullable List<String> wanted, FunctionChoice usual) {
    if (wanted == null && sources.isEmpty()) {
      return Offer.NOTHING;
    }
    Map<String, FunctionHandler> there = named(owner);
    Set<String> tools = toolNames(request);
    if (wanted != null) {
      return new Offer(chosen(there, tools, wanted));
    }
    there.keySet().removeIf(name -> tools.contains(WireNames.of(name)));
    if (usual instanceof FunctionChoice.Named some) {
      there.keySet().retainAll(new HashSet<>(some.names()));
    }
    return new Offer(there);
  }

  private static Map<String, FunctionHandler> chosen(
      Map<String, FunctionHandler> there, Set<String> tools, List<String> wanted) {
    Map<String, FunctionHandler> chosen = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String name = wanted.get(i);
      String path = "parley.functions[" + i + "]";
      FunctionHandler handler = there.get(name);
      if (handler == null) {
        throw new InvalidRequestException(
            path,
            name,
            there.isEmpty()
                ? "the server has no functions; leave parley.functions out"
                : "no function of the server has that name; there are " + there.keySet());
      }
      if (tools.contains(WireNames.of(name))) {
        throw new InvalidRequestException(
            path, name, "a tool of the request has that name too; rename the tool");
      }
      chosen.put(name, handler);
    }
    return chosen;
  }

  static Set<String> toolNames(ChatRequest request) {
    Set<String> names = new HashSet<>();
    for (ToolDefinition tool : request.tools()) {
      if (tool instanceof FunctionTool function) {
        names.add(function.function().name());
      }
    }
    request.functions().forEach(function -> names.add(function.name()));
    return names;
  }

  private Map<String, FunctionHandler> named(Owner owner) {
    Map<String, FunctionHandler> named = new LinkedHashMap<>();
    for (FunctionSource source : sources) {
      for (FunctionHandler handler : source.functions()) {
        if (handler.function().audience().includes(owner)) {
          named.putIfAbsent(handler.function().name(), handler);
        }
      }
    }
    return named;
  }
}
