// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The library's client, set up so that no command waits for a Redis that is gone, or runs twice.
 */
final class Client implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int FIRST_DELAY_MILLIS = 20;
  private static final int LONGEST_DELAY_MILLIS = 1000;
  private static final Duration TOPOLOGY_AGE = Duration.ofSeconds(30);
  private static final Duration SHUTDOWN = Duration.ofSeconds(1);

  private final ClientResources resources;
  private final AbstractRedisClient client;
  private final Supplier<CompletableFuture<Connected>> connecting;

  Client(Address address, Duration timeout) {
    this.resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .reconnectDelay(
                () ->
                    Delay.fullJitter(
                        FIRST_DELAY_MILLIS,
                        LONGEST_DELAY_MILLIS,
                        FIRST_DELAY_MILLIS,
                        TimeUnit.MILLISECONDS))
            .build();
    if (address.cluster()) {
      RedisClusterClient cluster = RedisClusterClient.create(resources, address.nodes());
      cluster.setOptions(clusterOptions(timeout));
      client = cluster;
      connecting = () -> connect(cluster);
    } else {
      RedisClient single = RedisClient.create(resources, address.nodes().getFirst());
      single.setOptions(with(ClientOptions.builder(), timeout).build());
      client = single;
      connecting = () -> connect(single, address);
    }
  }

  /** Opens a connection, which opens itself again whenever it breaks. */
  CompletableFuture<Connected> connect() {
    return connecting.get();
  }

  private static CompletableFuture<Connected> connect(RedisClient client, Address address) {
    return client
        .connectAsync(ByteArrayCodec.INSTANCE, address.nodes().getFirst())
        .toCompletableFuture()
        .thenApply(connection -> new Connected(connection, connection.async()));
  }

  private static CompletableFuture<Connected> connect(RedisClusterClient client) {
    return client
        .refreshPartitionsAsync()
        .toCompletableFuture()
        .thenCompose(known -> client.connectAsync(ByteArrayCodec.INSTANCE))
        .thenCompose(Client::connectAll)
        .thenApply(connection -> new Connected(connection, connection.async()));
  }

  /** Connects to every server that takes writes: a command for one that is not yet is rejected. */
  private static CompletableFuture<StatefulRedisClusterConnection<byte[], byte[]>> connectAll(
      StatefulRedisClusterConnection<byte[], byte[]> connection) {
    CompletableFuture<?>[] servers =
        connection.getPartitions().stream()
            .filter(
                node -> node.is(RedisClusterNode.NodeFlag.UPSTREAM) && !node.getSlots().isEmpty())
            .map(RedisClusterNode::getUri)
            .map(at -> connection.getConnectionAsync(at.getHost(), at.getPort()))
            .toArray(CompletableFuture<?>[]::new);
    // one that is down must not keep the others from being used
    return CompletableFuture.allOf(servers).handle((all, failure) -> connection);
  }

  private static ClusterClientOptions clusterOptions(Duration timeout) {
    ClusterClientOptions.Builder options = ClusterClientOptions.builder();
    ClusterTopologyRefreshOptions refresh =
        ClusterTopologyRefreshOptions.builder()
            .adaptiveRefreshTriggersTimeout(timeout)
            .enablePeriodicRefresh(TOPOLOGY_AGE)
            .build();
    options.topologyRefreshOptions(refresh);
    with(options, timeout);
    return options.build();
  }

  private static <B extends ClientOptions.Builder> B with(B options, Duration timeout) {
    options
        .autoReconnect(true)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        // a command that was sent may have been done: only whoever asked knows whether it may be
        // twice
        .replayFilter(command -> true)
        .socketOptions(SocketOptions.builder().connectTimeout(timeout).keepAlive(true).build())
        .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
        .maintNotificationsConfig(MaintNotificationsConfig.disabled());
    return options;
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, SHUTDOWN);
    resources.shutdown(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }

  /** A connection and its commands, which are the same for one server and for a cluster. */
  record Connected(
      StatefulConnection<byte[], byte[]> connection,
      RedisClusterAsyncCommands<byte[], byte[]> commands) {}
}
