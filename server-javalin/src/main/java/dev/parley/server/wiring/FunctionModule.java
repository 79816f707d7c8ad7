// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.adapter.httpfunction.HttpFunction;
import dev.parley.adapter.httpfunction.HttpFunctionSettings;
import dev.parley.adapter.mcp.client.McpConnection;
import dev.parley.adapter.mcp.client.McpServerSettings;
import dev.parley.adapter.mcp.client.McpServerTools;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.Audience;
import dev.parley.domain.function.Confirm;
import dev.parley.domain.function.LoopLimits;
import dev.parley.domain.function.ServerFunction;
import dev.parley.engine.function.FunctionKit;
import dev.parley.json.MessageList;
import dev.parley.json.function.JsonArguments;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.FunctionHandler;
import dev.parley.port.FunctionSource;
import dev.parley.port.RecordStore;
import dev.parley.server.settings.FunctionSettings;
import dev.parley.server.settings.LoopSettings;
import dev.parley.server.settings.Secret;
import dev.parley.server.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The functions that the configuration names. */
final class FunctionModule extends AbstractModule {
  private static final String HTTP = "http";
  private static final String BUILTIN = "builtin";

  @Provides
  @Singleton
  static JsonArguments arguments() {
    return new JsonArguments();
  }

  @Provides
  @Singleton
  static ArgumentBinder binder(JsonArguments arguments) {
    return arguments;
  }

  @Provides
  @Singleton
  static FunctionSources sources(
      Settings settings, JsonArguments arguments, Clock clock, Resources resources) {
    Map<String, List<FunctionHandler>> found = new LinkedHashMap<>();
    Map<String, FunctionSource> sources = new LinkedHashMap<>();
    for (int i = 0; i < settings.functions().size(); i++) {
      FunctionSettings function = settings.functions().get(i);
      String path = "functions[" + i + "]";
      switch (function.type()) {
        case HTTP -> add(found, HTTP, http(function, path, arguments));
        case BUILTIN -> {
          BuiltInFunctions builtIn = new BuiltInFunctions(clock);
          add(found, BUILTIN, builtIn.named(function.name(), path + ".name"));
        }
        case MCP -> sources.put(function.name(), resources.add(mcp(function, path)));
      }
    }
    found.forEach((name, handlers) -> sources.put(name, () -> handlers));
    return new FunctionSources(sources);
  }

  private static void add(
      Map<String, List<FunctionHandler>> found, String source, FunctionHandler handler) {
    found.computeIfAbsent(source, name -> new ArrayList<>()).add(handler);
  }

  private static FunctionHandler http(
      FunctionSettings settings, String path, JsonArguments arguments) {
    try {
      ServerFunction function = function(settings);
      arguments.prepare(function.parameters());
      return HttpFunction.of(
          new HttpFunctionSettings(
              function,
              HttpFunctionSettings.Method.valueOf(settings.method().name()),
              String.valueOf(settings.url()), // its settings see to it that there is one
              revealed(settings.headers()),
              settings.allowedHosts(),
              settings.statusUrl()));
    } catch (IllegalArgumentException e) {
      throw new StartFailedException(path + " can't be used: " + e.getMessage(), e);
    }
  }

  private static McpServerTools mcp(FunctionSettings settings, String path) {
    try {
      return McpServerTools.open(
          new McpServerSettings(
              settings.name(),
              connection(settings),
              settings.timeout(),
              settings.sideEffects()
                  ? McpServerSettings.Trust.NONE
                  : McpServerSettings.Trust.ANNOTATIONS,
              Confirm.valueOf(settings.confirm().name()),
              ServerFunction.DEFAULT_LONGEST_RESULT,
              Audience.EVERYONE));
    } catch (IllegalArgumentException e) {
      throw new StartFailedException(path + " can't be used: " + e.getMessage(), e);
    }
  }

  private static McpConnection connection(FunctionSettings settings) {
    return settings.command().isEmpty()
        ? new McpConnection.Http(
            URI.create(String.valueOf(settings.url())), revealed(settings.headers()))
        : new McpConnection.Stdio(settings.command(), revealed(settings.environment()));
  }

  private static Map<String, String> revealed(Map<String, Secret> secrets) {
    Map<String, String> revealed = new LinkedHashMap<>();
    secrets.forEach((name, value) -> revealed.put(name, value.value()));
    return revealed;
  }

  private static ServerFunction function(FunctionSettings settings) {
    ServerFunction function =
        ServerFunction.of(
                settings.name(), settings.description(), new RawJson(settings.parameters()))
            .withTimeout(settings.timeout())
            .withConfirm(Confirm.valueOf(settings.confirm().name()));
    return settings.sideEffects() ? function.withSideEffects() : function;
  }

  @Provides
  @Singleton
  static FunctionKit kit(
      Settings settings, FunctionSources sources, ArgumentBinder arguments, RecordStore records) {
    LoopSettings loop = settings.loop();
    LoopLimits limits =
        new LoopLimits(
            loop.maxRounds(),
            loop.maxCalls(),
            OptionalLong.empty(),
            loop.maxTime(),
            LoopLimits.DEFAULT_SAME_CALLS);
    return new FunctionKit(sources.all(), arguments, records, new MessageList(), limits);
  }
}
