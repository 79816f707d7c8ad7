// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function that models may call.
 *
 * @param name the name that the model sees; of an MCP server, the part before its tools' names
 * @param type what runs it
 * @param description what the model is told about it
 * @param method the HTTP method
 * @param url where an HTTP function or MCP server is; {@code {name}} is filled from the arguments
 * @param headers headers to send, with the environment's values filled in
 * @param parameters the JSON Schema of its arguments, as JSON text
 * @param timeout how long a call may take
 * @param allowedHosts the hosts that may be reached, as {@code host} or {@code host:port}
 * @param sideEffects whether a call changes something
 * @param confirm whether a person is asked before a call
 * @param statusUrl where an HTTP function is asked what became of a call whose result was lost
 * @param command the program of an MCP server and its arguments; empty for one behind a URL
 * @param environment variables of that program, with the environment's values filled in
 */
public record FunctionSettings(
    String name,
    Type type,
    String description,
    Method method,
    @Nullable String url,
    Map<String, Secret> headers,
    String parameters,
    Duration timeout,
    List<String> allowedHosts,
    boolean sideEffects,
    Confirm confirm,
    @Nullable String statusUrl,
    List<String> command,
    Map<String, Secret> environment) {

  /** What runs a function. */
  public enum Type {
    HTTP,
    MCP,
    BUILTIN
  }

  /** How an HTTP function is called. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** Whether a person is asked before a call. */
  public enum Confirm {
    NEVER,
    ASK,
    AUTO
  }

  private static final Pattern NAME_SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern HOST_SHAPE =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  static final Key<String> NAME =
      Key.required(
          "name",
          Types.text(NAME_SHAPE, "1 to 64 letters, digits, _ and -"),
          "name that the model sees; of mcp, the first part of its tools' names");
  static final Key<Type> TYPE = Key.required("type", Types.choice(Type.class), "what runs it");
  static final Key<String> DESCRIPTION =
      Key.of(
          "description",
          Types.text(Pattern.compile("(?s).*"), "text"),
          "",
          "what the model is told about it");
  static final Key<Method> METHOD =
      Key.of(
          "method",
          FunctionTypes.method(),
          Method.POST,
          "arguments go as the JSON body; with GET as query parameters");
  static final Key<@Nullable String> URL =
      Key.optional(
          "url",
          UrlTypes.webTemplate(),
          "where it is; required for http, and for mcp without a command");
  static final Key<Map<String, String>> HEADERS =
      Key.of(
          "headers",
          FunctionTypes.headers(),
          Map.of(),
          "headers to send; ${VARIABLE} is filled from the environment");
  static final Key<String> PARAMETERS =
      Key.of(
          "parameters",
          GroupTypes.jsonObject(),
          "{\"type\":\"object\",\"properties\":{}}",
          "JSON Schema of the arguments");
  static final Key<Duration> TIMEOUT =
      Key.of(
          "timeout_seconds",
          Types.seconds("0.1", "3600"),
          Duration.ofSeconds(10),
          "how long a call may take");
  static final Key<List<String>> ALLOWED_HOSTS =
      Key.of(
          "allowed_hosts",
          GroupTypes.listOf(Types.text(HOST_SHAPE, "a host or host:port")),
          List.of(),
          "hosts that may be reached, no redirect off them; empty: only the URL's own");
  static final Key<Boolean> SIDE_EFFECTS =
      Key.of("side_effects", Types.bool(), false, "whether a call changes something");
  static final Key<Confirm> CONFIRM =
      Key.of(
          "confirm",
          Types.choice(Confirm.class),
          Confirm.NEVER,
          "whether a person is asked before a call; auto, mcp's default: where there are side"
              + " effects");
  static final Key<@Nullable String> STATUS_URL =
      Key.optional(
          "status_url",
          UrlTypes.webTemplate(),
          "of http: asked with GET what became of a lost call; {idempotency_key} is filled");
  static final Key<List<String>> COMMAND =
      Key.of(
          "command",
          GroupTypes.listOf(Types.text()),
          List.of(),
          "of mcp, in place of url: program and arguments of a server to start");
  static final Key<Map<String, String>> ENVIRONMENT =
      Key.of(
          "env",
          FunctionTypes.variables(),
          Map.of(),
          "variables of command, which sees no others of Parley's; ${VARIABLE} is filled from the"
              + " environment");
  static final Section SECTION =
      new Section(
          "functions[]",
          "Functions that models may call: a list, each with these settings.",
          List.of(
              NAME,
              TYPE,
              DESCRIPTION,
              METHOD,
              URL,
              HEADERS,
              PARAMETERS,
              TIMEOUT,
              ALLOWED_HOSTS,
              SIDE_EFFECTS,
              CONFIRM,
              STATUS_URL,
              COMMAND,
              ENVIRONMENT));

  public FunctionSettings {
    headers = Ordered.copyOf(headers);
    allowedHosts = List.copyOf(allowedHosts);
    command = List.copyOf(command);
    environment = Ordered.copyOf(environment);
  }

  static FunctionSettings from(
      Block block,
      Map<String, Secret> headers,
      Map<String, Secret> environment,
      List<String> allowedHosts) {
    return new FunctionSettings(
        block.get(NAME),
        block.get(TYPE),
        block.get(DESCRIPTION),
        block.get(METHOD),
        block.get(URL),
        headers,
        block.get(PARAMETERS),
        block.get(TIMEOUT),
        allowedHosts,
        block.get(SIDE_EFFECTS),
        block.get(CONFIRM),
        block.get(STATUS_URL),
        block.get(COMMAND),
        environment);
  }
}
