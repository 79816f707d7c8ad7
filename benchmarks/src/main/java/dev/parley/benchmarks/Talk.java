// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Placed;
import dev.parley.domain.conversation.RoughSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A conversation of questions of 5 to 40 words and answers of 20 to 160, the same each time. */
final class Talk {
  private static final List<String> WORDS =
      List.of(
          "tea", "kettle", "morning", "lemon", "which", "leaf", "warm", "garden", "and", "cup",
          "before", "sugar", "slowly", "green", "water", "letter", "when", "hill", "bread", "blue");

  private Talk() {}

  /** Its messages in their places, each turn a question and an answer. */
  static List<Placed> of(int turns) {
    Random random = new Random(7);
    List<Placed> talk = new ArrayList<>();
    long size = 0;
    for (int i = 0; i < 2 * turns; i++) {
      boolean asks = i % 2 == 0;
      String text = text(random, asks ? 5 : 20, asks ? 40 : 160);
      Message message = asks ? Message.user(text) : Message.assistant(text);
      talk.add(new Placed(i + 1L, message, size));
      size += RoughSize.of(message);
    }
    return talk;
  }

  /** Some words. */
  static String text(Random random, int fewest, int most) {
    int words = random.nextInt(fewest, most + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }
}
