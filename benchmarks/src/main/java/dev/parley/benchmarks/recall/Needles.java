// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.recall;

import dev.parley.benchmarks.recall.Dialogue.Question;
import dev.parley.benchmarks.recall.Dialogue.Said;
import dev.parley.benchmarks.recall.NeedleSet.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Conversations in which a user says facts among small talk and asks for them much later. */
final class Needles {
  private final NeedleSet set;
  private final Random random;

  Needles(NeedleSet set, Random random) {
    this.set = set;
    this.random = random;
  }

  /** A conversation whose facts were said about {@code distance} turns before its end. */
  Dialogue generate(int distance) {
    int head = 4 * set.facts().size();
    List<Said> turns = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (int turn = 0; turn < head + distance; turn++) {
      if (turn < head && turn % 4 == 0) {
        Fact fact = set.facts().get(turn / 4);
        turns.add(new Said("user", one(fact.said()).formatted(one(fact.values()))));
        questions.add(new Question(one(fact.asked()), Set.of(turn)));
      } else if (turn % 2 == 0) {
        turns.add(new Said("user", smallTalk()));
      } else {
        turns.add(new Said("assistant", one(set.replies()).formatted(one(set.moods()))));
      }
    }
    set.neverSaid().forEach(asked -> questions.add(new Question(asked, Set.of())));
    return new Dialogue(turns, questions);
  }

  private String smallTalk() {
    String text = one(set.things()) + " " + one(set.aspects()) + " " + one(set.times());
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
