// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.SearchQuery;
import dev.parley.domain.conversation.Spoken;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.conversation.Word;
import dev.parley.domain.conversation.Words;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks through conversations one text after the other, for the fake store. */
record InMemorySearch(SearchQuery query) {
  private static final double TITLE = 2;

  /** As many words besides make a hit count for half. */
  private static final double PATIENCE = 20;

  /** Something found, and how good it is. */
  record Scored(Found found, double score) {
    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble(Scored::score)
            .thenComparing(scored -> scored.found.header().updatedAt())
            .thenComparing(scored -> scored.found.header().id().value())
            .reversed();
  }

  /** The best match in a conversation, if there is one. */
  Optional<Scored> in(InMemoryConversation conversation) {
    Header header = conversation.header();
    Stream<Scored> title =
        Title.shown(header)
            .filter(query::matches)
            .map(text -> new Scored(Found.inTitle(header, query), TITLE * score(text)))
            .stream();
    Stream<Scored> entries =
        conversation.newest(null, Integer.MAX_VALUE).stream()
            .flatMap(entry -> in(header, entry).stream());
    return Stream.concat(title, entries).min(Scored.BEST_FIRST);
  }

  private Optional<Scored> in(Header header, Entry entry) {
    Message message = entry.message();
    if (message == null || !query.matches(Spoken.text(message))) {
      return Optional.empty();
    }
    return Optional.of(
        new Scored(
            Found.inEntry(header, entry.sequence(), message, query), score(Spoken.text(message))));
  }

  /** More for every word that was asked for, less for every other one. */
  private double score(String text) {
    double hits = 0;
    double others = 0;
    for (Word word : Words.of(text)) {
      if (isAskedFor(word.folded())) {
        hits++;
      } else {
        others++;
      }
    }
    return hits / (hits + 1 + others / PATIENCE);
  }

  private boolean isAskedFor(String word) {
    return query.terms().stream()
        .anyMatch(
            term ->
                term.words().contains(word)
                    || (term.prefix() && word.startsWith(term.words().getLast())));
  }
}
