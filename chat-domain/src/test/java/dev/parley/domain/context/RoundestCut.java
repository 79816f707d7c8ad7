// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import java.util.ArrayList;
import java.util.List;

/** The definition of the cut, word by word, for conversations that nothing is wrong with. */
final class RoundestCut {
  private RoundestCut() {}

  /** The sequence that the recent turns begin with. */
  static long of(WindowCase some) {
    List<Placed> placed = some.placed();
    List<Placed> starts = placed.stream().filter(p -> Unit.beginsWith(p.message())).toList();
    List<Message> must = new ArrayList<>(some.instructions().stream().distinct().toList());
    must.addAll(some.turn());
    TokenCounter counter = some.counter();
    int base = counter.count(ModelForm.of(must, some.capabilities())).tokens();
    int room = some.budget().prompt() - base;
    int least = room - Math.min(room / 2, 16_384);
    long best = starts.getLast().sequence();
    int roundest = -1;
    for (int i = starts.size() - 1; i >= 0; i--) {
      long start = starts.get(i).sequence();
      int kept = 0;
      for (Placed p : placed.subList((int) start - 1, some.history().size())) {
        kept += counter.count(p.message()).tokens();
      }
      if (kept > room) {
        break;
      }
      int round = i == 0 ? 99 : highest(starts.get(i - 1).size(), starts.get(i).size());
      if (kept < least) {
        best = start;
      } else if (round >= roundest) {
        best = start;
        roundest = round;
      }
    }
    return best;
  }

  /** The highest power of two that has a multiple above the one and up to the other. */
  private static int highest(long before, long at) {
    int power = -1;
    while (power < 62 && at >> (power + 1) != before >> (power + 1)) {
      power++;
    }
    return power;
  }
}
