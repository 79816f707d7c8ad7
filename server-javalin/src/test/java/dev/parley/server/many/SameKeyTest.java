// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that are sent again under their {@code Idempotency-Key}, through another server. */
@ExtendWith(RackExtension.class)
final class SameKeyTest {
  private static final String HEADER = "Idempotency-Key";
  private static final int REPEATS = 6;

  @Test
  void requestThatComesThroughManyServersAtOnceRunsOnce(Rack rack) throws Exception {
    rack.fill(3);
    rack.provider().takeTime(Duration.ofMillis(50));
    try (Client client = rack.client();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        replies.add(clients.submit(() -> client.say("once", "once", true, HEADER, "once-1")));
      }
      for (Future<Reply> reply : replies) {
        assertThat(reply.get()).isEqualTo(new Reply(200, Provider.answerTo("once"), true));
      }
      assertThat(rack.provider().asked("once")).hasSize(1);
      assertThat(Log.of(client, "once").completed()).containsExactly("once");
    }
  }
}
