// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.context.Capabilities.SystemMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstructionsTest {
  private static final Message BRIEF = Message.system("Be brief.");
  private static final Message KIND =
      new DeveloperMessage(new TextContent("Be kind."), null, Extras.NONE);
  private static final Message HI = Message.user("Hi");

  @Test
  void modelThatTakesManyGetsThemAsTheyStand() {
    List<Message> messages = List.of(HI, BRIEF, KIND);
    assertThat(Instructions.fitted(messages, SystemMessages.MANY)).isSameAs(messages);
  }

  @Test
  void modelThatTakesOneGetsAllInOneFirst() {
    assertThat(Instructions.fitted(List.of(BRIEF, HI, KIND), SystemMessages.ONE_FIRST))
        .containsExactly(Message.system("Be brief.\n\nBe kind."), HI);
  }

  @Test
  void oneThatStandsFirstStaysAsItIs() {
    List<Message> messages = List.of(KIND, HI);
    assertThat(Instructions.fitted(messages, SystemMessages.ONE_FIRST)).isSameAs(messages);
  }

  @Test
  void modelThatTakesNoneReadsThemInTheFirstUserMessage() {
    assertThat(Instructions.fitted(List.of(BRIEF, HI, HI), SystemMessages.NONE))
        .containsExactly(Message.user("Be brief.\n\nHi"), HI);
    UserMessage parts =
        new UserMessage(
            new PartsContent(List.of(new TextPart("Hi", Extras.NONE))), null, Extras.NONE);
    assertThat(Instructions.fitted(List.of(BRIEF, parts), SystemMessages.NONE).getFirst().content())
        .isEqualTo(
            new PartsContent(
                List.of(new TextPart("Be brief.", Extras.NONE), new TextPart("Hi", Extras.NONE))));
  }

  @Test
  void modelThatTakesNoneAndIsAskedByNobodyReadsThemAsTheUser() {
    assertThat(Instructions.fitted(List.of(BRIEF), SystemMessages.NONE))
        .containsExactly(Message.user("Be brief."));
  }
}
