// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.ranking.OldTurn;
import dev.parley.domain.ranking.SearchText;
import dev.parley.domain.vector.EntryId;
import dev.parley.domain.vector.Metadata;
import dev.parley.domain.vector.MetadataValue;
import dev.parley.domain.vector.VectorCandidate;
import dev.parley.domain.vector.VectorFilter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is looked for: whole, or in passages where it is long, since the vector of a long
 * text is like everything a little and like nothing much.
 */
final class Passages {
  /** The longest passage, in characters. */
  static final int LONGEST = 1000;

  private static final String SEQUENCE = "sequence";
  private static final String ROLE = "role";

  private Passages() {}

  /** One of them. */
  record Passage(Entry entry, String role, int number, String text) {
    EntryId id() {
      return new EntryId(entry.sequence().value() + (number == 0 ? "" : "." + number));
    }

    String searchText() {
      LocalDate day = LocalDate.ofInstant(entry.createdAt(), ZoneOffset.UTC);
      return SearchText.of(day, role, text);
    }

    Metadata metadata() {
      Metadata said =
          Metadata.NONE
              .with(SEQUENCE, (double) entry.sequence().value())
              .with(ROLE, role)
              .with("created", (double) entry.createdAt().getEpochSecond());
      return entry.turn() == null ? said : said.with("turn", entry.turn().value());
    }
  }

  /** Those of an entry; none where nothing is to be found. */
  static List<Passage> of(Entry entry) {
    Message said = told(entry);
    if (said == null) {
      return List.of();
    }
    List<Passage> passages = new ArrayList<>();
    for (String piece : pieces(said.text())) {
      passages.add(new Passage(entry, said.role().wireName(), passages.size(), piece));
    }
    return passages;
  }

  /** What an entry tells a later turn; null for nothing. */
  static @Nullable Message told(Entry entry) {
    Message message = entry.message();
    return message == null || message.isInstruction() || entry.status() == EntryStatus.INCOMPLETE
        ? null
        : message;
  }

  /** All passages of one entry. */
  static VectorFilter of(long sequence) {
    return VectorFilter.is(SEQUENCE, (double) sequence);
  }

  /** The place of the message that a passage is of. */
  private static long sequence(VectorCandidate candidate) {
    return Long.parseLong(candidate.id().value().split("\\.", 2)[0]);
  }

  /** A candidate as ranking wants it. */
  static OldTurn turn(VectorCandidate candidate) {
    String role =
        candidate.metadata().get(ROLE) instanceof MetadataValue.Text said ? said.value() : "";
    return new OldTurn(sequence(candidate), role, SearchText.said(candidate.text()), candidate);
  }

  /** Which passage of its message it is. */
  static int number(VectorCandidate candidate) {
    String[] parts = candidate.id().value().split("\\.", 2);
    return parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
  }

  /** A text in pieces, cut between words where it can be, and through no character. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    String rest = text.strip();
    while (rest.length() > LONGEST) {
      int end = rest.lastIndexOf(' ', LONGEST);
      if (end < LONGEST / 2) {
        end = Character.isHighSurrogate(rest.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      }
      pieces.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    pieces.add(rest);
    return pieces.stream().filter(piece -> !piece.isBlank()).toList();
  }
}
