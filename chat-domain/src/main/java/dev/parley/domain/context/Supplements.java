// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.conversation.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt is made of beside what was said.
 *
 * @param character who the model is to be; null for nobody in particular
 * @param summary what became of the oldest messages; null while nothing was summarised
 * @param notes of this turn, the most important first
 */
public record Supplements(@Nullable String character, @Nullable Summary summary, List<Note> notes) {
  public static final Supplements NONE = new Supplements(null, null, List.of());

  public Supplements {
    notes = List.copyOf(notes);
  }

  /** What of these a strategy makes use of. */
  Supplements under(Strategy strategy) {
    boolean recalls = strategy == Strategy.AUTO || strategy == Strategy.RECALL;
    boolean sums = strategy == Strategy.AUTO || strategy == Strategy.SUMMARIZE;
    return new Supplements(
        character,
        sums ? summary : null,
        notes.stream().filter(note -> recalls || note.kind() != Note.Kind.RECALLED).toList());
  }
}
