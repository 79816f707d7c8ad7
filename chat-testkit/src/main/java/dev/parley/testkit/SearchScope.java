// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static dev.parley.testkit.Logs.ANN;
import static dev.parley.testkit.Logs.BEN;
import static dev.parley.testkit.Logs.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherPart;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose conversations are searched, and what of them. */
interface SearchScope extends SearchFixture {
  @Test
  default void foundEntryIsNamedWithItsHeaderPlaceAndRole() {
    Header header =
        said("c", ANN, Message.user("Which one?"), Message.assistant("Green tea, I'd say"));
    assertThat(found("tea"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.header()).isEqualTo(header);
              assertThat(found.entry()).isEqualTo(new Sequence(2));
              assertThat(found.role()).isEqualTo(Role.ASSISTANT);
              assertThat(SearchFixture.excerpt(found)).isEqualTo("Green tea, I'd say");
              assertThat(SearchFixture.hits(found)).containsExactly("tea");
            });
  }

  @Test
  default void ownersFindTheirOwnConversationsAlone() {
    Owner odd = new Owner("ann\" OR \ud83d\ude00 \ud83d");
    said("a", ANN, Message.user("tea"));
    said("b", BEN, Message.user("tea"));
    said("o", odd, Message.user("tea"));
    assertThat(ids("tea")).containsExactly("a");
    assertThat(search().search(BEN, "tea", 10))
        .extracting(f -> f.header().owner())
        .containsOnly(BEN);
    assertThat(search().search(odd, "tea", 10))
        .extracting(f -> f.header().owner())
        .containsOnly(odd);
    assertThat(search().search(new Owner("an"), "tea", 10)).isEmpty();
    assertThat(ids("ann")).isEmpty();
  }

  @Test
  default void whatPeopleAndTheModelSaidIsFoundAndWhatFunctionsAnsweredIsNot() {
    said("system", ANN, Message.system("speak of tea"));
    said("user", ANN, Message.user("speak of tea"));
    said("assistant", ANN, Message.assistant("speak of tea"));
    said("tool", ANN, Message.tool("call_1", "speak of tea"));
    assertThat(ids("tea")).containsExactlyInAnyOrder("system", "user", "assistant");
  }

  @Test
  default void textPartsAreFoundAndOtherPartsAreNot() {
    OtherPart other = new OtherPart(new RawJson("{\"type\":\"hologram\",\"of\":\"ghost\"}"));
    PartsContent parts =
        new PartsContent(
            List.of(new TextPart("green", Extras.NONE), other, new TextPart("tea", Extras.NONE)));
    said("c", ANN, new UserMessage(parts, null, Extras.NONE));
    assertThat(found("tea green"))
        .singleElement()
        .satisfies(found -> assertThat(SearchFixture.excerpt(found)).isEqualTo("green tea"));
    assertThat(ids("ghost")).isEmpty();
    assertThat(ids("greentea")).isEmpty();
  }

  @Test
  default void incompleteEntriesAreFoundToo() {
    Header header = Logs.first("c", ANN, 1);
    Entry entry =
        new Entry(
            new Sequence(1),
            null,
            EntryStatus.INCOMPLETE,
            START,
            0,
            Message.assistant("half a tea"));
    store().write(header, List.of(entry));
    assertThat(ids("tea")).containsExactly("c");
  }

  @Test
  default void titleIsFoundAsItStands() {
    Header stored = titled("c", "Green Tea");
    assertThat(found("tea"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.header()).isEqualTo(stored);
              assertThat(found.entry()).isNull();
              assertThat(found.role()).isNull();
              assertThat(found.excerpt())
                  .containsExactly(new Found.Piece("Green ", false), new Found.Piece("Tea", true));
            });
    Header renamed = stored.advance(0, START).withMetadata(Map.of("title", "Coffee", "x", "milk"));
    store().write(renamed, List.of());
    assertThat(ids("tea")).isEmpty();
    assertThat(ids("milk")).isEmpty();
    assertThat(ids("coffee")).containsExactly("c");
    store().write(renamed.advance(0, START).withMetadata(Map.of()), List.of());
    assertThat(ids("tea")).containsExactly("c");
    assertThat(ids("coffee")).isEmpty();
  }

  @Test
  default void wordsOfTitleAndEntriesAreNotTakenTogether() {
    Header stored = titled("c", "green");
    store().write(stored.advance(1, START), Logs.entries(1, "tea"));
    assertThat(ids("green tea")).isEmpty();
    assertThat(ids("green")).containsExactly("c");
    assertThat(ids("tea")).containsExactly("c");
  }

  @Test
  default void whatWasWrittenIsFoundAfterReopening() {
    said("c", "green tea");
    titled("t", "more tea");
    reopenStore();
    assertThat(ids("tea")).containsExactlyInAnyOrder("c", "t");
  }
}
