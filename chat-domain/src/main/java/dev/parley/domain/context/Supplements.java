// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.conversation.Summary;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt is made of beside what was said.
 *
 * @param character who the model is to be; null for nobody in particular
 * @param summary what became of the oldest messages; null while nothing was summarised
 * @param notes of this turn, the most important first: those that there is no room for are left out
 *     from the end. What is recalled stands in the prompt in the order in which it was said
 * @param recalled more of them, looked for only where not all of what was said is sent: each quotes
 *     what was said
 */
public record Supplements(
    @Nullable String character,
    @Nullable Summary summary,
    List<Note> notes,
    Supplier<List<Note>> recalled) {
  private static final Supplier<List<Note>> NOTHING = List::of;

  public static final Supplements NONE = new Supplements(null, null, List.of());

  public Supplements {
    notes = List.copyOf(notes);
  }

  /** Supplements with all their notes at hand. */
  public Supplements(@Nullable String character, @Nullable Summary summary, List<Note> notes) {
    this(character, summary, notes, NOTHING);
  }

  /** What of these a strategy makes use of. */
  Supplements under(Strategy strategy) {
    return new Supplements(
        character,
        strategy.summarizes() ? summary : null,
        notes.stream()
            .filter(note -> strategy.recalls() || note.kind() != Note.Kind.RECALLED)
            .toList(),
        strategy.recalls() ? recalled : NOTHING);
  }

  /** The same, with what is recalled among the notes. */
  Supplements withRecalled() {
    return new Supplements(
        character, summary, Stream.concat(notes.stream(), recalled.get().stream()).toList());
  }
}
