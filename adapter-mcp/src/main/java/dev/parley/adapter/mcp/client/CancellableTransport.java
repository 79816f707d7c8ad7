// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A transport that knows which request a call became, so that the server can be told when nobody
 * waits for it any more: the library tells it nothing.
 */
final class CancellableTransport implements McpClientTransport {
  private static final String CANCELLED = "notifications/cancelled";

  private final McpClientTransport transport;
  private final Consumer<Throwable> failed;
  private final ReentrantLock lock = new ReentrantLock();
  private final IdentityHashMap<CallToolRequest, Object> ids = new IdentityHashMap<>();

  /**
   * Wraps a transport.
   *
   * @param failed is told what goes wrong outside of any call
   */
  CancellableTransport(McpClientTransport transport, Consumer<Throwable> failed) {
    this.transport = transport;
    this.failed = failed;
  }

  @Override
  public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    return transport.connect(handler);
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    if (message instanceof JSONRPCRequest request
        && request.params() instanceof CallToolRequest call) {
      lock.lock();
      try {
        ids.put(call, request.id());
      } finally {
        lock.unlock();
      }
    }
    return transport.sendMessage(message);
  }

  /** Forgets a call that has its result. */
  void done(CallToolRequest call) {
    Object unused = forget(call);
  }

  /** Tells the server to stop at a call, if it was sent. */
  void cancel(CallToolRequest call, String reason) {
    Object id = forget(call);
    if (id != null) {
      var unused =
          transport
              .sendMessage(
                  new JSONRPCNotification(CANCELLED, Map.of("requestId", id, "reason", reason)))
              .subscribe(nothing -> {}, failed);
    }
  }

  private @Nullable Object forget(CallToolRequest call) {
    lock.lock();
    try {
      return ids.remove(call);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void setExceptionHandler(Consumer<Throwable> handler) {
    transport.setExceptionHandler(
        failure -> {
          handler.accept(failure);
          failed.accept(failure);
        });
  }

  @Override
  public Mono<Void> closeGracefully() {
    return transport.closeGracefully();
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return transport.unmarshalFrom(data, type);
  }

  @Override
  public List<String> protocolVersions() {
    return transport.protocolVersions();
  }
}
