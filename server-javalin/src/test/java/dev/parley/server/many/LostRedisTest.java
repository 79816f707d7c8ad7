// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Redis that hangs, dies and comes back while servers work with it. */
@ExtendWith(RackExtension.class)
final class LostRedisTest {
  private static final int TALKS = 12;

  /** Of each kind of call, in each state of Redis. */
  private static final int ENOUGH = 6;

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final List<Talk> talks =
      IntStream.range(0, TALKS)
          .mapToObj(number -> new Talk("lost" + number, number % 2 == 0))
          .toList();
  private final Errands errands = new Errands();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void whatNeedsItIsRefusedAtOnceAndWhatWasPromisedIsKept(Rack rack) throws Exception {
    rack.fill(2);
    rack.provider().takeTime(Duration.ofMillis(20));
    try (Client client = rack.client();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> going = new ArrayList<>();
      talks.forEach(talk -> going.add(clients.submit(() -> talkOn(talk, client))));
      going.add(clients.submit(() -> askOn(client)));
      SessionTalk session = SessionTalk.begin(client);
      going.add(clients.submit(() -> talkOn(session, client)));
      awaitAccepted();
      rack.redis().freeze();
      awaitRefused();
      rack.redis().thaw();
      awaitAccepted();
      rack.redis().kill();
      awaitRefused();
      var unused = rack.redis().start();
      awaitAccepted();
      over.set(true);
      for (Future<?> each : going) {
        each.get();
      }
      Await.until("all work is done", LONGEST, () -> errands.areDone(client));
      session.check(client);
      var asked = rack.provider().askedIn();
      for (Talk talk : talks) {
        talk.check(client, asked);
        assertThat(talk.broken()).isEmpty();
      }
    }
  }

  private void talkOn(Talk talk, Client client) {
    while (!over.get()) {
      talk.goOn(client);
    }
  }

  private Void talkOn(SessionTalk session, Client client) throws Exception {
    while (!over.get()) {
      session.goOn(client);
    }
    return null;
  }

  private Void askOn(Client client) throws Exception {
    while (!over.get()) {
      errands.askForOne(client);
    }
    return null;
  }

  /** Work is taken, and answers come. */
  private void awaitAccepted() {
    int accepted = errands.accepted() + ENOUGH;
    int said = said() + ENOUGH;
    Await.until("Redis is used", LONGEST, () -> errands.accepted() >= accepted && said() >= said);
  }

  /** Work is refused, and answers come all the same. */
  private void awaitRefused() {
    int refused = errands.refused() + ENOUGH;
    int said = said() + ENOUGH;
    Await.until(
        "nobody waits for Redis", LONGEST, () -> errands.refused() >= refused && said() >= said);
  }

  private int said() {
    return talks.stream().mapToInt(Talk::acknowledged).sum();
  }
}
