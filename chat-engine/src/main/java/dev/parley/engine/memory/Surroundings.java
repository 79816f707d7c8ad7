// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Unit;
import dev.parley.domain.conversation.Branch;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.engine.conversation.BranchLog;
import dev.parley.port.ConversationStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * The unit that a message stands in, and the ones beside it, as far as they are near.
 *
 * @param unit empty where the message may not be told
 */
record Surroundings(List<Entry> unit, List<Entry> before, List<Entry> after) {
  /** Entries read on each side: a unit and its neighbours, where a question has one answer. */
  private static final int SIDE = 3;

  private static final Surroundings NONE = new Surroundings(List.of(), List.of(), List.of());

  /** Reads them. Only what is on the branch in use is told, and never what was deleted. */
  static Surroundings of(ConversationStore store, Header header, long sequence) {
    Branch branch = header.branch();
    Sequence place = new Sequence(sequence);
    if (!branch.contains(place)) {
      return NONE;
    }
    List<Entry> near = new ArrayList<>();
    some(new BranchLog(store, header.id(), branch.before(place.plus(1))).newestFirst(SIDE + 1))
        .forEach(near::addFirst);
    near.addAll(some(new BranchLog(store, header.id(), branch.after(place)).oldestFirst(SIDE + 1)));
    List<List<Entry>> units = units(near);
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).stream().anyMatch(entry -> entry.sequence().equals(place))) {
        return new Surroundings(
            units.get(i),
            i == 0 ? List.of() : units.get(i - 1),
            i + 1 == units.size() ? List.of() : units.get(i + 1));
      }
    }
    return NONE;
  }

  private static List<Entry> some(Iterator<Entry> entries) {
    List<Entry> read = new ArrayList<>();
    while (read.size() <= SIDE && entries.hasNext()) {
      read.add(Objects.requireNonNull(entries.next()));
    }
    return read;
  }

  private static List<List<Entry>> units(List<Entry> entries) {
    List<List<Entry>> units = new ArrayList<>();
    for (Entry entry : entries) {
      Message told = Passages.told(entry);
      if (told != null) {
        if (units.isEmpty() || Unit.beginsWith(told)) {
          units.add(new ArrayList<>());
        }
        units.getLast().add(entry);
      }
    }
    return units;
  }
}
