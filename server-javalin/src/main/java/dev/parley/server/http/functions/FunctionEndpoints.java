// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.functions;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.function.Arguments;
import dev.parley.domain.function.FunctionRun;
import dev.parley.domain.function.ServerFunction;
import dev.parley.engine.function.FunctionCalls;
import dev.parley.json.JsonObject;
import dev.parley.json.JsonWriter;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.FunctionHandler;
import dev.parley.port.FunctionSource;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.HttpSettings;
import dev.parley.server.http.Interruptible;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * {@code /api/v1/functions}: what the server can do for models, whoever may use it, and trying it.
 */
public final class FunctionEndpoints implements Endpoints {
  private static final String ALL = "/api/v1/functions";
  private static final Set<String> KEYS = Set.of("arguments", "confirm");

  private final Map<String, FunctionSource> sources;
  private final ArgumentBinder arguments;
  private final Bodies bodies;
  private final Clock clock;
  private final Supplier<String> ids;

  /** A function, and the name of the source that it is from. */
  private record Listed(FunctionHandler handler, String source) {}

  /**
   * The functions of some sources.
   *
   * @param sources by the names that are shown; of two functions with one name the first counts
   */
  public FunctionEndpoints(
      Map<String, FunctionSource> sources,
      ArgumentBinder arguments,
      HttpSettings settings,
      Clock clock,
      Supplier<String> ids) {
    this.sources = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    this.arguments = arguments;
    this.bodies = new Bodies(settings);
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(ALL, this::list);
    routes.post(ALL + "/{name}/try", this::attempt);
  }

  private Map<String, Listed> all(Owner owner) {
    Map<String, Listed> all = new LinkedHashMap<>();
    sources.forEach(
        (name, source) -> {
          for (FunctionHandler handler : source.functions()) {
            if (handler.function().audience().includes(owner)) {
              all.putIfAbsent(handler.function().name(), new Listed(handler, name));
            }
          }
        });
    return all;
  }

  private void list(Context context) throws IOException {
    Map<String, Listed> all = all(Exchange.of(context).owner());
    Answers.json(
        context,
        200,
        out -> {
          out.beginObject().field("object", "list").name("data").beginArray();
          all.values().forEach(each -> write(out, each));
          out.endArray().field("has_more", false).endObject();
        });
  }

  private static void write(JsonWriter out, Listed listed) {
    ServerFunction function = listed.handler().function();
    out.beginObject()
        .field("name", function.name())
        .fieldOrNull("description", function.definition().description())
        .field("parameters", function.parameters())
        .field("side_effects", function.sideEffects())
        .field("confirm", function.confirm().name().toLowerCase(Locale.ROOT))
        .field("source", listed.source())
        .endObject();
  }

  private void attempt(Context context) throws IOException {
    Exchange exchange = Exchange.of(context);
    FunctionHandler handler = find(exchange.owner(), context.pathParam("name"));
    JsonObject body = JsonObject.parse(bodies.json(context));
    requireKnown(body);
    RawJson given = checked(handler, body.get("arguments").orElse(new RawJson("{}")));
    requireConfirmed(handler.function(), body);
    Owner owner = exchange.caller().owner();
    FunctionRun run = Interruptible.run(exchange, () -> run(handler, given, owner));
    if (run != null) {
      Answers.json(
          context,
          200,
          out ->
              out.beginObject()
                  .field("ok", run.result().ok())
                  .field("result", run.result().text())
                  .field("ms", run.time().toMillis())
                  .endObject());
    }
  }

  private FunctionRun run(FunctionHandler handler, RawJson given, Owner owner) {
    ServerFunction function = handler.function();
    FunctionToolCall call =
        new FunctionToolCall(
            "try", new FunctionCall(function.name(), given.text(), Extras.NONE), Extras.NONE);
    return new FunctionCalls(clock, owner, null, "try_" + ids.get(), function.longestResult())
        .run(handler, call, given, clock.instant().plus(function.timeout()));
  }

  private FunctionHandler find(Owner owner, String name) {
    Map<String, Listed> all = all(owner);
    Listed found = all.get(name);
    if (found == null) {
      throw new NotFoundException(
          "function_not_found",
          all.isEmpty()
              ? "there is no function " + name + ": this server has none"
              : "there is no function " + name + ": use one of " + all.keySet());
    }
    return found.handler();
  }

  private static void requireKnown(JsonObject body) {
    for (String key : new TreeSet<>(body.fields().keySet())) {
      if (!KEYS.contains(key)) {
        throw new InvalidRequestException(key, "not known", "give arguments and confirm alone");
      }
    }
  }

  private RawJson checked(FunctionHandler handler, RawJson given) {
    return switch (arguments.check(handler.function().parameters(), given.text())) {
      case Arguments.Valid valid -> valid.value();
      case Arguments.Invalid invalid ->
          throw InvalidRequestException.of("invalid_value", "arguments", invalid.explanation());
    };
  }

  private static void requireConfirmed(ServerFunction function, JsonObject body) {
    if (function.sideEffects() && !body.bool("confirm").orElse(false)) {
      throw InvalidRequestException.of(
          "confirmation_required",
          "confirm",
          function.name() + " changes something: give \"confirm\": true to run it all the same");
    }
  }
}
