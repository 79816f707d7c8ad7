// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.mcp;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.FunctionResult;
import dev.parley.engine.function.Functions;
import dev.parley.json.JsonObject;
import dev.parley.json.JsonWriter;
import dev.parley.port.ArgumentBinder;
import dev.parley.server.build.BuildVersion;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.HttpSettings;
import dev.parley.server.http.Interruptible;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /mcp}: JSON-RPC in, JSON-RPC out. */
public final class McpEndpoints implements Endpoints {
  /** Newest first. */
  private static final List<String> VERSIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");

  private static final String VERSION_HEADER = "MCP-Protocol-Version";
  private final Tools tools;
  private final Bodies bodies;

  /**
   * The functions as tools.
   *
   * @param arguments checks what clients send
   * @param ids makes ids of calls
   */
  public McpEndpoints(
      Functions functions,
      ArgumentBinder arguments,
      HttpSettings settings,
      Clock clock,
      Supplier<String> ids) {
    this.tools = new Tools(functions, arguments, clock, ids);
    this.bodies = new Bodies(settings);
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/mcp", this::post);
  }

  private void post(Context context) throws IOException {
    RawJson id = null;
    try {
      RpcRequest request = read(bodies.json(context));
      id = request.id();
      checkVersion(context);
      if (request.method() == null || id == null) {
        context.res().setStatus(202); // an answer, or a notification: nothing comes of it here
        return;
      }
      answer(context, id, request);
    } catch (RpcException e) {
      error(context, id, e.code(), String.valueOf(e.getMessage()));
    } catch (InvalidRequestException e) {
      error(context, id, RpcException.INVALID_PARAMS, String.valueOf(e.getMessage()));
    }
  }

  private static RpcRequest read(byte[] body) {
    JsonObject message;
    try {
      message = JsonObject.parse(body);
    } catch (InvalidRequestException e) {
      throw new RpcException(RpcException.PARSE_ERROR, "this is no JSON object: send one message");
    }
    return RpcRequest.read(message);
  }

  private static void checkVersion(Context context) {
    String named = context.header(VERSION_HEADER);
    if (named != null && !VERSIONS.contains(named)) {
      throw new RpcException(
          RpcException.INVALID_REQUEST,
          VERSION_HEADER + " is " + named + ": this server speaks " + VERSIONS);
    }
  }

  private void answer(Context context, RawJson id, RpcRequest request) throws IOException {
    Owner owner = Exchange.of(context).owner();
    switch (String.valueOf(request.method())) {
      case "initialize" -> result(context, id, out -> introduce(request.params(), out));
      case "ping" -> result(context, id, out -> out.beginObject().endObject());
      case "tools/list" -> result(context, id, out -> tools.list(owner, out));
      case "tools/call" -> call(context, id, owner, request.params());
      default ->
          throw new RpcException(
              RpcException.METHOD_NOT_FOUND,
              request.method() + " is no method of this server: it has tools only");
    }
  }

  private static void introduce(JsonObject params, JsonWriter out) {
    String wanted = params.string("protocolVersion").orElse("");
    out.beginObject()
        .field("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.getFirst())
        .name("capabilities")
        .beginObject()
        .name("tools")
        .beginObject()
        .endObject()
        .endObject()
        .name("serverInfo")
        .beginObject()
        .field("name", "parley")
        .field("version", BuildVersion.number())
        .endObject()
        .endObject();
  }

  private void call(Context context, RawJson id, Owner owner, JsonObject params)
      throws IOException {
    FunctionResult done = Interruptible.run(Exchange.of(context), () -> tools.call(owner, params));
    if (done != null) {
      result(context, id, out -> write(done, out));
    }
  }

  private static void write(FunctionResult done, JsonWriter out) {
    out.beginObject()
        .name("content")
        .beginArray()
        .beginObject()
        .field("type", "text")
        .field("text", done.text())
        .endObject()
        .endArray()
        .field("isError", !done.ok())
        .endObject();
  }

  private static void result(Context context, RawJson id, Consumer<JsonWriter> result)
      throws IOException {
    Answers.json(
        context,
        200,
        out -> {
          out.beginObject().field("jsonrpc", "2.0").field("id", id).name("result");
          result.accept(out);
          out.endObject();
        });
  }

  /** A message that can't be taken at all is a bad request; a call that can't be is answered. */
  private static void error(Context context, @Nullable RawJson id, int code, String message)
      throws IOException {
    Answers.json(
        context,
        id == null || code == RpcException.INVALID_REQUEST ? 400 : 200,
        out -> {
          out.beginObject().field("jsonrpc", "2.0").name("id");
          if (id == null) {
            out.nullValue();
          } else {
            out.value(id);
          }
          out.name("error")
              .beginObject()
              .field("code", code)
              .field("message", message)
              .endObject()
              .endObject();
        });
  }
}
