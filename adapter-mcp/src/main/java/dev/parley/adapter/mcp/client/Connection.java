// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection to a server, from its begin to its end. */
final class Connection implements AutoCloseable {
  /** Programs may have to be fetched before they answer the first request. */
  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);

  /** Who calls ends a call in time; where nobody does, it ends after this much more. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Runnable nudge;
  private final CancellableTransport transport;
  private final McpSyncClient client;
  private volatile @Nullable String lost;

  /**
   * Connects. It blocks until the server answered.
   *
   * @param nudge is run when it is time to look at the tools again: they changed, or something is
   *     wrong
   */
  Connection(McpServerSettings settings, ToolJson json, Runnable nudge) {
    this.nudge = nudge;
    this.transport = new CancellableTransport(transport(settings, json), this::failed);
    Duration wait = settings.timeout().plus(MARGIN);
    this.client =
        McpClient.sync(transport)
            .clientInfo(Implementation.builder("parley", version()).build())
            .requestTimeout(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait)
            .initializationTimeout(SHORTEST_WAIT)
            .toolsChangeConsumer(tools -> nudge.run())
            .build();
  }

  private McpClientTransport transport(McpServerSettings settings, ToolJson json) {
    return switch (settings.connection()) {
      case McpConnection.Stdio stdio -> new StdioTransport(stdio, json, this::ended);
      case McpConnection.Http http -> {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        http.headers().forEach(request::header);
        yield HttpClientStreamableHttpTransport.builder(http.base().toString())
            .endpoint(http.endpoint())
            .requestBuilder(request)
            .jsonMapper(json.sdk())
            .build();
      }
    };
  }

  private static String version() {
    return Optional.ofNullable(Connection.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** A child is gone for good: what waits for its answers waits no longer. */
  private void ended(String why) {
    lost = why;
    client.close();
    nudge.run();
  }

  private void failed(Throwable failure) {
    nudge.run();
  }

  /** Begins. It blocks until the server answered. */
  Connection begin() {
    var unused = client.initialize();
    return this;
  }

  /** Why the server is gone, where that is known. */
  Optional<String> lost() {
    return Optional.ofNullable(lost);
  }

  /** All tools; none where it has no tools at all. */
  List<Tool> tools() {
    return client.getServerCapabilities().tools() == null ? List.of() : client.listTools().tools();
  }

  /** Calls a tool. When nobody waits any more the server is told to stop. */
  CallToolResult call(CallToolRequest request) {
    try {
      CallToolResult result = client.callTool(request);
      transport.done(request);
      return result;
    } catch (McpError e) {
      transport.done(request);
      throw e;
    } catch (RuntimeException e) {
      transport.cancel(request, "nobody waits for it any more");
      nudge.run();
      throw e;
    }
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // it would end the farewell before its begin
    boolean unused = client.closeGracefully();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
