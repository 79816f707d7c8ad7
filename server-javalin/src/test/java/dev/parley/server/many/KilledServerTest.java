// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is killed in the middle of conversations, which go on through the others. */
@ExtendWith(RackExtension.class)
final class KilledServerTest {
  private static final int CONVERSATIONS = 200;
  private static final int TURNS = 3;

  /** Who are on their way to the model: DynamoDB Local would be slow with all of them. */
  private static final int AT_ONCE = 40;

  /** Two cores have much to do with five processes of Java. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final String[] KEY = {"Idempotency-Key", "once-more-1"};

  private final List<Talk> talks =
      IntStream.range(0, CONVERSATIONS)
          .mapToObj(number -> new Talk("killed" + number, number % 2 == 0))
          .toList();

  @Test
  void whatWasAcknowledgedIsThereOnceAndInOrderAndTheRestIsMarked(Rack rack) throws Exception {
    rack.fill(3);
    Provider provider = rack.provider();
    provider.takeTime(Duration.ofMillis(500));
    try (Client client = rack.client();
        Client doomed = rack.client(0);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> going = begin(client, provider, clients);
      Future<Reply> once = clients.submit(() -> say(doomed));
      Await.until("it is asked", LONGEST, () -> !provider.asked("once-more").isEmpty());
      rack.server(0).kill();
      assertThat(once.get()).isEqualTo(Reply.NONE);
      checkSaidAgain(client, provider);
      for (Future<?> each : going) {
        each.get();
      }
      check(client, provider.askedIn());
    }
  }

  /** Each comes when most of those before have got to the model. */
  private List<Future<?>> begin(Client client, Provider provider, ExecutorService clients) {
    List<Future<?>> going = new ArrayList<>();
    int before = provider.count();
    for (Talk talk : talks) {
      Await.until(
          "others are asked", LONGEST, () -> provider.count() - before > going.size() - AT_ONCE);
      going.add(clients.submit(() -> talk.go(client, TURNS)));
    }
    return going;
  }

  private static Reply say(Client client) {
    return client.say("once-more", "once-more", false, KEY);
  }

  /** The request of the dead server is run by another, once, and its turn is closed. */
  private static void checkSaidAgain(Client client, Provider provider) throws Exception {
    Reply reply = say(client);
    assertThat(reply.text()).isEqualTo(Provider.answerTo("once-more"));
    assertThat(say(client)).isEqualTo(reply);
    assertThat(provider.asked("once-more")).hasSize(2);
    assertThat(client.items("once-more"))
        .containsExactly(
            "incomplete user: once-more",
            "completed user: once-more",
            "completed assistant: " + reply.text());
  }

  private void check(Client client, Map<String, List<Provider.Asked>> asked) throws Exception {
    for (Talk talk : talks) {
      talk.check(client, asked);
    }
    assertThat(talks.stream().filter(talk -> !talk.broken().isEmpty())).isNotEmpty();
  }
}
