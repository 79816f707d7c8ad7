// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is told to end while it streams and others come. */
@ExtendWith(RackExtension.class)
final class DrainedServerTest {
  private static final int BAD_GATEWAY = 502;
  private static final int STREAMS = 40;
  private static final int CALLERS = 16;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @Test
  void streamsComeToTheirEndAndWhoeverIsInIsAnswered(Rack rack) throws Exception {
    rack.fill(2);
    rack.provider().takeTime(Duration.ofMillis(300));
    int before = rack.provider().count();
    try (Client client = rack.client();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> streams =
          IntStream.range(0, STREAMS)
              .<Callable<Reply>>mapToObj(
                  number -> () -> client.say("drained" + number, "stream " + number, true))
              .toList();
      List<Future<Reply>> going = new ArrayList<>();
      streams.forEach(stream -> going.add(clients.submit(stream)));
      Await.until(
          "all stream, or one has ended",
          LONGEST,
          () ->
              rack.provider().count() - before >= STREAMS
                  || going.stream().anyMatch(Future::isDone));
      rack.provider().takeTime(Duration.ofMillis(2));
      List<Future<List<Reply>>> callers = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        String name = "caller " + caller;
        callers.add(clients.submit(() -> asking(client, name, rack)));
      }
      rack.server(0).drain();
      for (Future<Reply> each : going) {
        assertThat(each.get()).matches(Reply::isAcknowledged);
      }
      for (Future<List<Reply>> each : callers) {
        assertThat(each.get()).allMatch(Reply::isAcknowledged).isNotEmpty();
      }
    }
    assertThat(rack.server(0).log()).doesNotContain("ERROR");
  }

  /**
   * Asks one thing after another while the server is leaving. A connection that still stood in line
   * when the door was closed is reset, so that nginx gives up: no server has begun that request,
   * and it is sent once more.
   */
  private static List<Reply> asking(Client client, String name, Rack rack) {
    List<Reply> replies = new ArrayList<>();
    do {
      String text = name + " " + replies.size();
      boolean streamed = replies.size() % 2 == 0;
      Reply reply = client.ask(text, streamed);
      replies.add(reply.status() == BAD_GATEWAY ? client.ask(text, streamed) : reply);
    } while (rack.server(0).isAlive());
    return replies;
  }
}
