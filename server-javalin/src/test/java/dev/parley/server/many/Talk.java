// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One conversation of a client that asks again when an answer breaks off. It remembers what was
 * acknowledged, and holds the log to it.
 */
final class Talk {
  private static final int MOST_ATTEMPTS = 5;

  private final String id;
  private final boolean streamed;
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();
  private final Map<String, Reply> broken = new LinkedHashMap<>();

  Talk(String id, boolean streamed) {
    this.id = id;
    this.streamed = streamed;
  }

  /** So many turns, one after the other. */
  void go(Client client, int turns) {
    for (int turn = 1; turn <= turns; turn++) {
      goOn(client);
    }
  }

  /** One more turn, with as many attempts as it takes. */
  void goOn(Client client) {
    String begin = "%s turn %d attempt ".formatted(id, acknowledged.size() + 1);
    int attempt = 1;
    while (!isAnswered(client, begin + attempt)) {
      attempt++;
      assertThat(attempt).as("%s: %s", begin, broken).isLessThanOrEqualTo(MOST_ATTEMPTS);
    }
  }

  private boolean isAnswered(Client client, String text) {
    Reply reply = client.say(id, text, streamed);
    if (reply.isAcknowledged()) {
      assertThat(reply.text()).isEqualTo(Provider.answerTo(text));
      acknowledged.add(text);
      return true;
    }
    assertThat(reply.isBroken()).as(text + ": " + reply).isTrue();
    broken.put(text, reply);
    return false;
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** What broke off, and how. */
  Map<String, Reply> broken() {
    return broken;
  }

  /**
   * Checks the log and what the model was asked: what was acknowledged is there once and in order,
   * what broke off is marked, or was done after all.
   *
   * @param asked by conversation
   */
  void check(Client client, Map<String, List<Provider.Asked>> asked) throws Exception {
    Log log = Log.of(client, id);
    assertThat(log.completed().stream().filter(acknowledged::contains).toList())
        .as(id)
        .isEqualTo(acknowledged);
    assertThat(broken.keySet()).as(id).containsAll(log.incomplete());
    log.checkAsked(asked.getOrDefault(id, List.of()));
  }
}
