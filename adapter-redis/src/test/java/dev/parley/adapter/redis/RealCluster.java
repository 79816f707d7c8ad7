// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A real Redis cluster: three servers that have a third of the keys each. */
final class RealCluster implements AutoCloseable {
  private static final int SLOTS = 16384;
  private static final int SIZE = 3;
  private static final String[] OPTIONS = {
    "--cluster-enabled", "yes", "--cluster-node-timeout", "1000"
  };
  private final List<RealRedis> nodes = new ArrayList<>();

  private RealCluster() {}

  static RealCluster start(Path folder) throws IOException {
    RealCluster cluster = new RealCluster();
    for (int i = 0; i < SIZE; i++) {
      Path own = Files.createDirectory(folder.resolve("node" + i));
      RealRedis node = RealRedis.start(own, OPTIONS);
      cluster.nodes.add(node);
      int last = (i + 1) * SLOTS / SIZE - 1;
      node.expect("+OK", "CLUSTER SET-CONFIG-EPOCH " + (i + 1));
      node.expect("+OK", "CLUSTER ADDSLOTS " + numbers(i * SLOTS / SIZE, last));
    }
    cluster.introduce();
    Await.until("the cluster is whole", cluster::isWhole);
    return cluster;
  }

  /** Each to each, so that nobody waits for gossip. */
  private void introduce() {
    for (RealRedis one : nodes) {
      for (RealRedis other : nodes) {
        one.expect("+OK", "CLUSTER MEET 127.0.0.1 " + other.port());
      }
    }
  }

  private boolean isWhole() {
    return nodes.stream()
        .allMatch(
            node -> {
              String info = node.all("CLUSTER INFO");
              return info.contains("cluster_state:ok")
                  && info.contains("cluster_slots_ok:" + SLOTS)
                  && info.contains("cluster_size:" + SIZE);
            });
  }

  private static String numbers(int first, int last) {
    return java.util.stream.IntStream.rangeClosed(first, last)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }

  List<RealRedis> nodes() {
    return List.copyOf(nodes);
  }

  /** The server that has a key. */
  RealRedis homeOf(String key) {
    return nodes.get((slot(key) * SIZE + SIZE - 1) / SLOTS);
  }

  private int slot(String key) {
    return Integer.parseInt(nodes.getFirst().say("CLUSTER KEYSLOT " + key).substring(1));
  }

  /** Begins to move a key and all of its slot to another server, and gives that one. */
  RealRedis beginToMove(String key) {
    RealRedis source = homeOf(key);
    RealRedis target = nodes.get((nodes.indexOf(source) + 1) % SIZE);
    String move = "CLUSTER SETSLOT " + slot(key);
    target.expect("+OK", move + " IMPORTING " + name(source));
    source.expect("+OK", move + " MIGRATING " + name(target));
    return target;
  }

  /** Leaves the slot where it is after all. */
  void stopToMove(String key) {
    nodes.forEach(node -> node.expect("+OK", "CLUSTER SETSLOT " + slot(key) + " STABLE"));
  }

  private static String name(RealRedis node) {
    return node.all("CLUSTER MYID").split("\r\n", -1)[1];
  }

  /** Names all but one: the client finds that by itself. */
  String url() {
    return "redis-cluster://"
        + nodes.stream()
            .limit(SIZE - 1)
            .map(node -> "127.0.0.1:" + node.port())
            .collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    nodes.forEach(RealRedis::close);
  }
}
