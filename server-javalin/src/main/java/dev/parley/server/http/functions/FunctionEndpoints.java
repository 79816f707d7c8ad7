// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.functions;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.function.Arguments;
import dev.parley.domain.function.FunctionRun;
import dev.parley.domain.function.ServerFunction;
import dev.parley.engine.function.FunctionCalls;
import dev.parley.json.JsonObject;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.FunctionHandler;
import dev.parley.port.FunctionSource;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.HttpSettings;
import dev.parley.server.http.Interruptible;
import dev.parley.server.http.KnownKeys;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code POST /api/v1/functions/{name}/try}: runs a function without a model. */
public final class FunctionEndpoints implements Endpoints {
  private static final List<String> KEYS = List.of("arguments", "confirm");

  private final ListedFunctions functions;
  private final ArgumentBinder arguments;
  private final Bodies bodies;
  private final Clock clock;
  private final Supplier<String> ids;

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
    this.functions = new ListedFunctions(sources);
    this.arguments = arguments;
    this.bodies = new Bodies(settings);
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Audience audience() {
    return Audience.ADMINS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(ListedFunctions.PATH + "/{name}/try", this::attempt);
  }

  private void attempt(Context context) throws IOException {
    Exchange exchange = Exchange.of(context);
    Owner owner = exchange.owner();
    FunctionHandler handler = find(owner, context.pathParam("name"));
    JsonObject body = bodies.object(context);
    KnownKeys.check(body, "", KEYS);
    RawJson given = checked(handler, body.get("arguments").orElse(new RawJson("{}")));
    requireConfirmed(handler.function(), body);
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
    return FunctionCalls.alone(clock, owner, "try_" + ids.get()).run(handler, given);
  }

  private FunctionHandler find(Owner owner, String name) {
    Map<String, ListedFunctions.Listed> all = functions.forOwner(owner);
    ListedFunctions.Listed found = all.get(name);
    if (found == null) {
      throw new NotFoundException(
          "function_not_found",
          all.isEmpty()
              ? "there is no function " + name + ": this server has none"
              : "there is no function " + name + ": use one of " + all.keySet());
    }
    return found.handler();
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
