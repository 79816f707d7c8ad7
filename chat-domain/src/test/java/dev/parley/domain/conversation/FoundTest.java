// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Role;
import dev.parley.domain.conversation.Found.Piece;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FoundTest {
  private static final Header HEADER =
      Header.create(new ConversationId("c"), Owner.LOCAL, Instant.EPOCH).withTitle("All about Tea");

  @Example
  void shortTextIsShownWholeInOneLineWithItsHits() {
    assertThat(excerpt("  Green\n\n tea, or\tgr\u00e8en?  ", "tea gre"))
        .containsExactly(
            new Piece("Green", true),
            new Piece(" ", false),
            new Piece("tea", true),
            new Piece(", or ", false),
            new Piece("gr\u00e8en", true),
            new Piece("?", false));
  }

  @Example
  void longTextIsCutAroundTheStretchThatHoldsMost() {
    String text = "tea ".repeat(30) + "filler ".repeat(100) + "green tea " + "filler ".repeat(100);
    List<Piece> pieces = excerpt(text, "green tea");
    assertThat(joined(pieces)).startsWith("…filler").endsWith("filler…").contains("green tea");
    assertThat(joined(pieces)).hasSizeLessThanOrEqualTo(Found.LONGEST_EXCERPT + 2);
    assertThat(pieces).contains(new Piece("green", true), new Piece("tea", true));
  }

  @Example
  void hitAtAnEndIsShownWithWhatThereIs() {
    String filler = "filler ".repeat(100);
    assertThat(joined(excerpt("tea " + filler, "tea"))).startsWith("tea filler").endsWith("…");
    assertThat(joined(excerpt(filler + "tea.", "tea")))
        .startsWith("…filler")
        .endsWith("filler tea.")
        .hasSizeGreaterThan(Found.LONGEST_EXCERPT - 10);
  }

  @Example
  void hitLongerThanAnExcerptIsCutBetweenCharacters() {
    List<Piece> pieces = excerpt("x" + "\ud835\udd35".repeat(200) + " end", "xx");
    assertThat(pieces).first().matches(Piece::hit);
    assertThat(joined(pieces))
        .hasSizeLessThanOrEqualTo(Found.LONGEST_EXCERPT + 1)
        .endsWith("\ud835\udd35…");
  }

  @Example
  void entryIsNamedWithItsRoleAndATitleIsNot() {
    Found entry =
        Found.inEntry(HEADER, new Sequence(7), Message.assistant("Tea."), SearchQuery.of("tea"));
    assertThat(entry.entry()).isEqualTo(new Sequence(7));
    assertThat(entry.role()).isEqualTo(Role.ASSISTANT);
    Found title = Found.inTitle(HEADER, SearchQuery.of("tea"));
    assertThat(title.entry()).isNull();
    assertThat(title.role()).isNull();
    assertThat(title.excerpt())
        .containsExactly(new Piece("All about ", false), new Piece("Tea", true));
  }

  @Example
  void whatFunctionsAnswerIsNotSearched() {
    assertThat(Spoken.text(Message.tool("call_1", "tea"))).isEmpty();
    assertThat(Spoken.text(Message.system("tea"))).isEqualTo("tea");
  }

  @Property
  void excerptIsShortAndHasAHitWhereTheQueryMatches(
      @ForAll List<String> words, @ForAll String typed) {
    String text = String.join(" ", words) + " " + typed;
    SearchQuery query = SearchQuery.of(typed);
    List<Piece> pieces = excerpt(text, typed);
    assertThat(joined(pieces)).hasSizeLessThanOrEqualTo(Found.LONGEST_EXCERPT + 2);
    assertThat(pieces).noneMatch(piece -> piece.text().isEmpty());
    if (!query.isEmpty()) {
      assertThat(pieces).anyMatch(Piece::hit);
    }
  }

  private static List<Piece> excerpt(String text, String query) {
    return Found.inEntry(HEADER, new Sequence(1), Message.user(text), SearchQuery.of(query))
        .excerpt();
  }

  private static String joined(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }
}
