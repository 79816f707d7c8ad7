// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands in a conversation: the questions that were answered and those that broke off, in
 * order.
 */
record Log(String conversation, List<String> completed, Set<String> incomplete) {
  private static final String ANSWERED = "completed user: ";
  private static final String BROKEN = "incomplete user: ";
  private static final String BEGUN = "incomplete assistant: ";

  /**
   * Reads it, and checks that each turn stands by itself: a question and its whole answer, or one
   * that broke off and what there was of its answer.
   */
  static Log of(Client client, String conversation) throws Exception {
    List<String> items = client.items(conversation);
    Log log = new Log(conversation, new ArrayList<>(), new LinkedHashSet<>());
    int at = 0;
    while (at < items.size()) {
      at += log.readTurn(items.get(at), at + 1 < items.size() ? items.get(at + 1) : "");
    }
    assertThat(log.completed).as(conversation).doesNotHaveDuplicates();
    return log;
  }

  /** How many items it took. */
  private int readTurn(String item, String next) {
    if (item.startsWith(ANSWERED)) {
      String said = item.substring(ANSWERED.length());
      assertThat(next).as(conversation).isEqualTo("completed assistant: " + answer(said));
      completed.add(said);
      return 2;
    }
    assertThat(item).as(conversation).startsWith(BROKEN);
    String said = item.substring(BROKEN.length());
    assertThat(incomplete.add(said)).as(conversation + " has twice: " + said).isTrue();
    boolean begun =
        next.startsWith(BEGUN) && answer(said).startsWith(next.substring(BEGUN.length()));
    return begun ? 2 : 1;
  }

  /** Checks that the model saw what had been answered each time, and nothing that broke off. */
  void checkAsked(List<Provider.Asked> asked) {
    List<String> all = completed.stream().flatMap(said -> Stream.of(said, answer(said))).toList();
    for (Provider.Asked each : asked) {
      int place = completed.indexOf(each.last());
      int length = place < 0 ? each.before().size() : 2 * place;
      assertThat(each.before()).as(each.last()).isEqualTo(all.subList(0, length));
      assertThat(place >= 0 || incomplete.contains(each.last())).as(each.last()).isTrue();
    }
  }

  private static String answer(String said) {
    return Provider.answerTo(said);
  }
}
