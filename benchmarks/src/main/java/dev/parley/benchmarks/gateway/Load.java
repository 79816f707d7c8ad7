// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A run of the load: its lanes on one loop, until the last has its answer. */
final class Load {
  private final EventLoop loop;
  private final InetSocketAddress target;
  private final Plan plan;
  private final List<Lane> lanes;
  private final Tally tally = new Tally();
  private final CompletableFuture<Tally> whole = new CompletableFuture<>();
  private long end;
  private int retired;

  private Load(EventLoop loop, URI base, Plan plan) {
    this.loop = loop;
    this.target = new InetSocketAddress(base.getHost(), base.getPort());
    this.plan = plan;
    byte[] request = Wire.request(base.getAuthority(), plan.streamed());
    this.lanes =
        Stream.generate(() -> new Lane(this, request, plan.check().get()))
            .limit(plan.lanes())
            .toList();
  }

  /**
   * Runs a plan against a server and waits for what comes of it.
   *
   * @throws java.util.concurrent.CompletionException when the loop ends before the plan does
   */
  static Tally run(EventLoop loop, URI base, Plan plan) {
    Load load = new Load(loop, base, plan);
    loop.execute(load::begin);
    return loop.await(load.whole);
  }

  private void begin() {
    long now = System.nanoTime();
    end = now + plan.window().toNanos();
    long step = plan.ramp().toNanos() / plan.lanes();
    for (int i = 0; i < lanes.size(); i++) {
      loop.at(now + i * step, lanes.get(i)::ask);
    }
    loop.at(now + plan.limit().toNanos(), this::stop);
  }

  private void stop() {
    if (!whole.isDone()) {
      lanes.forEach(Lane::abandon);
      whole.complete(tally);
    }
  }

  EventLoop loop() {
    return loop;
  }

  Tally tally() {
    return tally;
  }

  /** Whether another request may begin. */
  boolean isOpen() {
    return !whole.isDone() && System.nanoTime() - end < 0;
  }

  Connection connect(Connection.Listener listener) throws IOException {
    return Connection.open(loop, target, listener);
  }

  /** A lane is at its end. */
  void retire() {
    retired++;
    if (retired == lanes.size()) {
      whole.complete(tally);
    }
  }
}
