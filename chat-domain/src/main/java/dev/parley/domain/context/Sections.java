// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.function.Shortening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the prompt beside what was said, each within its share.
 *
 * @param summary null where there is none, or no room for it
 * @param covers the last sequence that the summary stands for; 0 without one
 * @param claimed what the recent turns do without for it, in tokens. It grows smoothly with the
 *     room, so that a larger window never leaves less to the recent turns
 */
record Sections(
    @Nullable Message character,
    @Nullable Message summary,
    long covers,
    List<Said> notes,
    int claimed) {
  static final Sections NONE = new Sections(null, null, 0, List.of(), 0);

  private static final String SUMMARY = "What was said before, in short:\n";

  /** A note and the message that tells it. */
  record Said(Note note, Message message) {
    /**
     * What quotes nothing first, as it came; what is recalled in the order in which it was said.
     */
    static final Comparator<Said> IN_TIME =
        Comparator.comparingLong(
            said -> said.note().quotes().stream().mapToLong(Long::longValue).min().orElse(0));
  }

  Sections {
    notes = List.copyOf(notes);
  }

  /** All of it, however long, without the summary: nothing is missing that it could stand for. */
  static Sections whole(Supplements supplements, Terms terms) {
    String character = supplements.character();
    return new Sections(
        character == null ? null : Message.system(character),
        null,
        0,
        supplements.notes().stream()
            .map(note -> new Said(note, said(terms, note.text())))
            .sorted(Said.IN_TIME)
            .toList(),
        0);
  }

  /**
   * What keeps to the shares.
   *
   * @param room what there is to share, in tokens
   */
  static Sections within(Supplements supplements, Terms terms, TokenCounter counter, int room) {
    Shares shares = terms.options().shares();
    Share character = new Share(Shares.of(room, shares.character()), counter);
    Share summary = new Share(Shares.of(room, shares.summary()), counter);
    Share notes = new Share(Shares.of(room, shares.notes()), counter);
    String who = supplements.character();
    Summary sum = supplements.summary();
    Message is = who == null ? null : character.take(who, Message::system);
    Message before =
        sum == null || sum.text().isEmpty()
            ? null
            : summary.take(sum.text(), text -> Message.system(SUMMARY + text));
    List<Said> said = new ArrayList<>();
    for (Note note : supplements.notes()) {
      Message message = notes.take(note.text(), text -> said(terms, text));
      if (message != null) {
        said.add(new Said(note, message));
      }
    }
    said.sort(Said.IN_TIME);
    return new Sections(
        is,
        before,
        sum == null || before == null ? 0 : sum.covers().value(),
        said,
        character.claimed() + summary.claimed() + notes.claimed());
  }

  private static Message said(Terms terms, String text) {
    Role role = terms.options().noteRole();
    return switch (role) {
      case DEVELOPER -> new DeveloperMessage(new TextContent(text), null, Extras.NONE);
      case USER -> Message.user(text);
      default -> Message.system(text);
    };
  }

  /** Without notes that quote nothing but what is sent anyway. */
  Sections withoutQuotesFrom(long sequence) {
    return new Sections(
        character,
        summary,
        covers,
        notes.stream().filter(said -> quotesBefore(said.note(), sequence)).toList(),
        claimed);
  }

  private static boolean quotesBefore(Note note, long sequence) {
    return note.quotes().isEmpty() || note.quotes().stream().anyMatch(quoted -> quoted < sequence);
  }

  /** One section's share, and what was taken of it. */
  private static final class Share {
    private final int most;
    private final TokenCounter counter;
    private long wanted;
    private int taken;

    Share(int most, TokenCounter counter) {
      this.most = most;
      this.counter = counter;
    }

    /** The text as a message, shortened where it must be; null where there is no room for it. */
    @Nullable Message take(String text, Function<String, Message> form) {
      Weighed message =
          Weighed.made(
              form.apply(text), counter, most -> form.apply(Shortening.middle(text, most)));
      wanted += message.tokens();
      int free = most - taken;
      if (message.least() > free) {
        return null;
      }
      Message fits = message.under((long) free * Weighed.QUARTERS).message();
      taken += fits.equals(message.placed().message()) ? message.tokens() : tokens(fits);
      return fits;
    }

    private int tokens(Message message) {
      return counter.count(message).tokens();
    }

    int claimed() {
      return (int) Math.min(most, wanted);
    }
  }
}
