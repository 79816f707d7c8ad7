// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.MessageArbitraries;
import dev.parley.domain.chat.OtherPart;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.UserMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitleTest {
  private static final OtherPart PICTURE = new OtherPart(new RawJson("{\"type\":\"image_url\"}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'  Which tea?  '|Which tea?",
        "'\n\n \t\nWhich tea?\nThe green one.'|Which tea?",
        "'## Which *tea* ##'|Which tea",
        "'> - [x] **Which** __tea__ ~~now~~?'|Which tea now?",
        "'3. Use `mvn verify` first'|Use mvn verify first",
        "'See [the page](https://a.example/b) ![and this](x.png)'|See the page and this",
        "'***very* important**'|very important",
        "'---\n```java\nint snake_case = 2 * 3 * 4;\n```'|int snake_case = 2 * 3 * 4;",
        "'all *.java and *.kt files'|all *.java and *.kt files",
        "'C# or C++'|C# or C++",
        "'1.5 litres of water'|1.5 litres of water",
        "'a\\*b\\_c'|a*b_c",
        "'tabs\tand\u00a0\u2003wide  spaces'|tabs and wide spaces",
        "'\u202eturned\u202c \ufefftext'|turned text",
        "'half \ud83d pair'|half pair",
        "'???'|???",
        "'\u8336\u306f\u4f55\uff1f'|\u8336\u306f\u4f55\uff1f"
      })
  void firstLineIsTheTitleWithoutItsMarks(String said, String title) {
    assertThat(Title.of(said)).contains(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\n", "---\n***\n> \n#", "```\n```", "\u00a0\n\u200b"})
  void whatSaysNothingGivesNoTitle(String said) {
    assertThat(Title.of(said)).isEmpty();
  }

  @Example
  void titleOfSixtyIsWholeAndALongerOneIsCutBetweenWords() {
    String sixty = "ten chars ".repeat(6).strip() + "!";
    assertThat(sixty).hasSize(60);
    assertThat(Title.of(sixty)).contains(sixty);
    assertThat(Title.of(sixty + " more")).contains("ten chars ".repeat(5) + "ten…");
    assertThat(Title.of("ten chars ".repeat(5) + "tencha, and more"))
        .contains("ten chars ".repeat(5) + "tencha…");
  }

  @Example
  void wordTooLongForATitleIsCutBetweenCharacters() {
    assertThat(Title.of("\ud83d\ude00".repeat(70))).contains("\ud83d\ude00".repeat(59) + "…");
    assertThat(Title.of("see " + "x".repeat(900))).contains("see " + "x".repeat(55) + "…");
  }

  @Example
  void longLineIsNoTrouble() {
    for (String mark : List.of("*", "`", ">", "# ")) {
      assertThat(Title.of(mark.repeat(2_000_000) + " x")).as(mark).isEmpty();
    }
    for (String mark : List.of("[", "_a ", "\\", "[](")) {
      assertThat(Title.of(mark.repeat(2_000_000) + " x"))
          .as(mark)
          .hasValueSatisfying(title -> assertThat(title).hasSizeBetween(1, 60));
    }
  }

  @Example
  void firstMessageOfAUserThatHasTextGivesTheTitle() {
    Message picture = user(PICTURE);
    Message both = user(PICTURE, new TextPart("What is this?", Extras.NONE));
    assertThat(Title.of(List.of(Message.system("Be brief."), Message.assistant("Hi")))).isEmpty();
    assertThat(Title.of(List.of(picture))).isEmpty();
    assertThat(Title.of(List.of(Message.system("Be brief."), both, Message.user("later"))))
        .contains("What is this?");
    assertThat(Title.of(List.of(picture, Message.user("later")))).contains("later");
  }

  @Example
  void ownersTitleIsShownInPlaceOfTheMadeOne() {
    Header header =
        Header.create(new ConversationId("c"), Owner.LOCAL, Instant.EPOCH).withTitle("made");
    assertThat(Title.shown(header)).contains("made");
    assertThat(Title.shown(header.withMetadata(Map.of("title", "mine")))).contains("mine");
    assertThat(Title.shown(header.withMetadata(Map.of("title", " ")))).contains("made");
    assertThat(Title.shown(header.withTitle(null))).isEmpty();
  }

  @Property
  void titleIsOneShortLineOfWholeCharacters(@ForAll("texts") String said) {
    assertThat(Title.of(said).orElse("-"))
        .satisfies(title -> assertThat(title.codePointCount(0, title.length())).isBetween(1, 60))
        .satisfies(title -> assertThat(title.strip()).isEqualTo(title))
        .satisfies(title -> assertThat(title.lines()).hasSize(1))
        .doesNotContainPattern("[\\ud800-\\udfff\\p{Cc}]");
  }

  @Property
  void anyConversationHasATitleOrNone(@ForAll("messages") List<Message> messages) {
    assertThat(Title.of(messages).orElse("-")).isNotBlank();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> marks =
        Arbitraries.of("**", "_", "`", "[a](b)", "# ", "- ", "\n", " ", "\ud83d\ude00", "\ud83d");
    Arbitrary<String> words = Arbitraries.strings().ofMaxLength(30);
    return Arbitraries.oneOf(marks, words)
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<List<Message>> messages() {
    return MessageArbitraries.messages().list().ofMaxSize(4);
  }

  private static Message user(ContentPart... parts) {
    return new UserMessage(new PartsContent(List.of(parts)), null, Extras.NONE);
  }
}
