// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A child process that is spoken to over its standard streams. The library's own transport hides
 * the process: it can't say that it ended, hands it every variable of ours, and takes one stray
 * line for the end of all.
 */
final class StdioTransport implements McpClientTransport {
  private final McpConnection.Stdio command;
  private final ToolJson json;
  private final Consumer<String> ended;
  private final AtomicBoolean connected = new AtomicBoolean();
  private volatile @Nullable ChildProcess child;

  /**
   * A transport that starts its child once it is connected.
   *
   * @param ended is told, once, in words, that the child is no more
   */
  StdioTransport(McpConnection.Stdio command, ToolJson json, Consumer<String> ended) {
    this.command = command;
    this.json = json;
    this.ended = ended;
  }

  @Override
  public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    return Mono.fromRunnable(
        () -> {
          if (!connected.compareAndSet(false, true)) {
            // the library connects by itself for a call that comes after the end
            throw new IllegalStateException("the server's program was started before");
          }
          ServerParameters usual =
              ServerParameters.builder(command.command().getFirst())
                  .env(command.environment())
                  .build();
          try {
            child =
                ChildProcess.start(
                    command.command(), usual.getEnv(), line -> receive(line, handler), ended);
          } catch (IOException e) {
            ended.accept("its program can't be started");
            throw new UncheckedIOException(e);
          }
        });
  }

  private void receive(String line, Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    JSONRPCMessage message;
    try {
      message = McpSchema.deserializeJsonRpcMessage(json.sdk(), line);
    } catch (IOException | IllegalArgumentException e) {
      return; // programs print a greeting, or what they meant for a log
    }
    var unused = handler.apply(Mono.just(message)).subscribe();
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(
        () -> {
          ChildProcess running = child;
          if (running == null) {
            throw new IllegalStateException("the server was not started");
          }
          try {
            running.send(json.sdk().writeValueAsString(message));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(
        () -> {
          ChildProcess running = child;
          if (running != null) {
            running.close();
          }
        });
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.sdk().convertValue(data, type);
  }
}
