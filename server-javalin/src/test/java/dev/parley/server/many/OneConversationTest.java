// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that talk in the same conversation at once, each through another server. */
@ExtendWith(RackExtension.class)
final class OneConversationTest {
  private static final int CALLERS = 6;
  private static final int TURNS = 4;

  @Test
  void turnsThroughDifferentServersWaitForEachOther(Rack rack) throws Exception {
    rack.fill(2);
    rack.provider().takeTime(Duration.ofMillis(5));
    List<Future<List<String>>> callers = new ArrayList<>();
    try (Client one = rack.client(0);
        Client other = rack.client(1);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        String name = "together caller " + caller;
        Client client = caller % 2 == 0 ? one : other;
        callers.add(clients.submit(() -> said(client, name)));
      }
      List<List<String>> said = new ArrayList<>();
      for (Future<List<String>> each : callers) {
        said.add(each.get());
      }
      Log log = Log.of(one, "together");
      assertThat(log.completed()).hasSize(CALLERS * TURNS);
      said.forEach(each -> assertThat(log.completed()).containsSubsequence(each));
      log.checkAsked(rack.provider().asked("together"));
    }
  }

  private static List<String> said(Client client, String name) {
    List<String> said = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      String text = name + " turn " + turn;
      assertThat(client.say("together", text, turn % 2 == 0)).matches(Reply::isAcknowledged);
      said.add(text);
    }
    return said;
  }

  @Test
  void turnThatWaitsForTooLongIsToldSoAndLeavesNothing(Rack rack) throws Exception {
    rack.fill(2);
    var impatient = rack.put(2, Map.of("PARLEY_CONVERSATIONS_WAIT_SECONDS", "1"));
    impatient.awaitReady();
    CountDownLatch hold = rack.provider().hold();
    try (Client one = rack.client(0);
        Client other = rack.client(1);
        Client hasty = rack.client(2);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reply> first = clients.submit(() -> one.say("busy", "busy first", true));
      Await.until("the first is asked", () -> !rack.provider().asked("busy").isEmpty());
      Future<Reply> second = clients.submit(() -> other.say("busy", "busy second", false));
      Reply refused = hasty.say("busy", "busy refused", false);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.text()).contains("conversation_busy", "conversations.wait_seconds (1)");
      hold.countDown();
      assertThat(first.get()).matches(Reply::isAcknowledged);
      assertThat(second.get()).matches(Reply::isAcknowledged);
      assertThat(hasty.say("busy", "busy third", true)).matches(Reply::isAcknowledged);
      Log log = Log.of(other, "busy");
      assertThat(log.completed()).containsExactly("busy first", "busy second", "busy third");
      assertThat(log.incomplete()).isEmpty();
      log.checkAsked(rack.provider().asked("busy"));
    }
  }
}
