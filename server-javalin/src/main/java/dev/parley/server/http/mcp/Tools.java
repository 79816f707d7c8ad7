// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.mcp;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.Arguments;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.engine.function.FunctionCalls;
import dev.parley.engine.function.Functions;
import dev.parley.json.JsonObject;
import dev.parley.json.JsonWriter;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.FunctionHandler;
import java.time.Clock;
import java.util.function.Supplier;

/** The server's functions as tools of MCP. */
final class Tools {
  private final Functions functions;
  private final ArgumentBinder arguments;
  private final Clock clock;
  private final Supplier<String> ids;

  Tools(Functions functions, ArgumentBinder arguments, Clock clock, Supplier<String> ids) {
    this.functions = functions;
    this.arguments = arguments;
    this.clock = clock;
    this.ids = ids;
  }

  /** Writes the result of {@code tools/list}: those that an owner may use. */
  void list(Owner owner, JsonWriter out) {
    out.beginObject().name("tools").beginArray();
    functions.of(owner).forEach(handler -> write(handler.function(), out));
    out.endArray().endObject();
  }

  private static void write(ServerFunction function, JsonWriter out) {
    boolean readOnly = !function.sideEffects() && !function.asksFirst();
    String description = function.definition().description();
    out.beginObject()
        .field("name", function.name())
        .field("description", description == null ? function.name() : description)
        .field("inputSchema", function.parameters())
        .name("annotations")
        .beginObject()
        .field("readOnlyHint", readOnly)
        .field("destructiveHint", !readOnly)
        .endObject()
        .endObject();
  }

  /**
   * Runs a call, on this thread; an interrupt ends it.
   *
   * @throws RpcException when there is no such function for the owner
   */
  FunctionResult call(Owner owner, JsonObject params) {
    String name = params.requiredString("name");
    FunctionHandler handler =
        functions
            .find(name)
            .filter(found -> found.function().audience().includes(owner))
            .orElseThrow(
                () ->
                    new RpcException(
                        RpcException.INVALID_PARAMS,
                        "no tool is called " + name + ": tools/list tells which there are"));
    String given = params.get("arguments").map(RawJson::text).orElse("{}");
    return switch (arguments.check(handler.function().parameters(), given)) {
      case Arguments.Invalid wrong -> FunctionResult.failed(wrong.explanation());
      case Arguments.Valid right -> run(owner, handler, right.value());
    };
  }

  private FunctionResult run(Owner owner, FunctionHandler handler, RawJson checked) {
    ServerFunction function = handler.function();
    if (function.asksFirst()) {
      return FunctionResult.failed(
          "not run: a person has to confirm "
              + function.name()
              + ", and a call over MCP can't; call it in a conversation, where its user is asked");
    }
    return FunctionCalls.alone(clock, owner, "mcp_" + ids.get()).run(handler, checked).result();
  }
}
