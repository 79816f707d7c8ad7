// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Role;
import dev.parley.domain.context.Minutes;
import dev.parley.domain.context.Note;
import dev.parley.domain.conversation.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Old turns as notes: those that were found, then their neighbours, each entry once, until there is
 * enough.
 */
final class RecalledNotes {
  private static final String HEADING = "Said earlier in this conversation:\n";
  private static final String BESIDE = "stands beside what is similar";

  private final RecallSettings settings;
  private final List<Note> found = new ArrayList<>();
  private final List<List<Entry>> neighbours = new ArrayList<>();
  private final Set<Long> told = new HashSet<>();
  private int characters;

  RecalledNotes(RecallSettings settings) {
    this.settings = settings;
  }

  /** Adds what was found, unless it is told already. */
  void add(Hit hit, Surroundings around) {
    if (!told.contains(hit.sequence())) {
      tell(around.unit(), hit, String.format(Locale.ROOT, "similarity %.2f", hit.score()));
    }
    neighbours.add(around.before());
    neighbours.add(around.after());
  }

  /** The most important first. */
  List<Note> all() {
    neighbours.forEach(unit -> tell(unit, null, BESIDE));
    neighbours.clear();
    return List.copyOf(found);
  }

  private void tell(List<Entry> unit, @Nullable Hit hit, String why) {
    List<String> lines = new ArrayList<>();
    List<Long> quotes = new ArrayList<>();
    for (Entry entry : unit) {
      long sequence = entry.sequence().value();
      if (!told.contains(sequence)) {
        boolean isHit = hit != null && hit.sequence() == sequence;
        String line = line(entry, isHit ? Objects.requireNonNull(hit).passage() : 0);
        if (!line.isEmpty()) {
          lines.add(line);
          quotes.add(sequence);
        }
      }
    }
    String text = HEADING + String.join("\n", lines);
    boolean fits = found.isEmpty() || characters + text.length() <= settings.characters();
    if (!lines.isEmpty() && fits) {
      characters += text.length();
      told.addAll(quotes);
      found.add(new Note(Note.Kind.RECALLED, text, why, quotes));
    }
  }

  /** Who said what and when; of a long message the passage that was found. */
  private static String line(Entry entry, int passage) {
    Message message = Objects.requireNonNull(entry.message());
    List<String> pieces = Passages.pieces(message.text());
    boolean spoken = message.role() == Role.USER || message.role() == Role.ASSISTANT;
    if (passage > 0 && passage < pieces.size() && spoken) {
      String part = "… " + pieces.get(passage) + " …";
      Message quoted = message.role() == Role.USER ? Message.user(part) : Message.assistant(part);
      return Minutes.of(entry.createdAt(), quoted, part.length());
    }
    return Minutes.of(entry.createdAt(), message, Passages.LONGEST);
  }
}
