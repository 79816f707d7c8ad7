// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.SearchQuery;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Spoken;
import dev.parley.port.ConversationSearch;
import dev.parley.port.ConversationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A random walk over a store and the fake, searched after every step: both must find the same
 * conversations, and what each was found by must be there and match.
 */
final class SearchWalk {
  private static final List<String> WORDS =
      List.of(
          "tea", "teapot", "Green", "gr\u00e9en", "\u6771\u4eac", "\u4eac\u90fd", "x1", "\u2615");

  private final Random random;
  private final ConversationStore store;
  private final ConversationSearch search;
  private final InMemoryConversationStore model = new InMemoryConversationStore();
  private final String name;

  SearchWalk(long seed, ConversationStore store, ConversationSearch search) {
    this.random = new Random(seed);
    this.store = store;
    this.search = search;
    this.name = "searched-" + seed + "-";
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      Consumer<ConversationStore> operation = operation();
      operation.accept(store);
      operation.accept(model);
      Owner owner = new Owner(name + random.nextInt(2));
      String query = text(1 + random.nextInt(2));
      List<Found> found = search.search(owner, query, ConversationSearch.LARGEST_PAGE);
      assertThat(found)
          .as("step %d of %s, query %s", step, name, query)
          .extracting(Found::header)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              model.search(owner, query, ConversationSearch.LARGEST_PAGE).stream()
                  .map(Found::header)
                  .toList())
          .hasSameSizeAs(found);
      found.forEach(each -> requireMatch(each, SearchQuery.of(query)));
    }
  }

  private void requireMatch(Found found, SearchQuery query) {
    assertThat(found.excerpt()).anyMatch(Found.Piece::hit);
    Sequence place = found.entry();
    if (place != null) {
      Entry entry = store.entry(found.header().id(), place).orElseThrow();
      assertThat(entry.message()).isNotNull();
      assertThat(query.matches(Spoken.text(entry.message()))).isTrue();
      assertThat(found.role()).isEqualTo(entry.message().role());
    }
  }

  private Consumer<ConversationStore> operation() {
    int number = random.nextInt(6);
    ConversationId id = new ConversationId(name + number);
    Owner owner = new Owner(name + number % 2);
    Sequence place = new Sequence(1 + random.nextInt(6));
    String title = text(random.nextInt(3));
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      texts.add(text(random.nextInt(6)));
    }
    return switch (random.nextInt(8)) {
      case 0 -> s -> s.delete(id);
      case 1, 2 -> s -> s.deleteEntry(id, place);
      default -> s -> write(s, id, owner, title, texts);
    };
  }

  private static void write(
      ConversationStore s, ConversationId id, Owner owner, String title, List<String> texts) {
    Header from = s.header(id).orElseGet(() -> Header.create(id, owner, Logs.START));
    boolean unborn = s.header(id).isEmpty();
    Header next =
        Logs.at(
            from.withTitle(title.isEmpty() ? null : title),
            unborn ? 1 : from.version() + 1,
            from.last().value() + texts.size());
    s.write(next, Logs.entries(from.last().value() + 1, texts.toArray(String[]::new)));
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(4) > 0 ? " " : "");
    }
    return text.toString();
  }
}
