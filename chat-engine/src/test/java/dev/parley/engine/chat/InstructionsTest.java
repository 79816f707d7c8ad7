// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static dev.parley.engine.chat.Lab.TEA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Capabilities.SystemMessages;
import dev.parley.domain.context.Template;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.engine.context.ContextOptions;
import dev.parley.engine.conversation.TurnSettings.Sharing;
import dev.parley.testkit.Script;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InstructionsTest {
  private final Lab lab = new Lab();
  private final ChatEngine engine = lab.engine("one");

  @Test
  void systemMessageStaysFirstInLaterTurns() {
    say(Message.system("Speak like a pirate."), Message.user("Hi"));
    say(Message.user("And now?"));
    assertThat(lab.sent()).containsExactly("Speak like a pirate.", "Hi", "Hi", "And now?");
  }

  @Test
  void systemMessageThatIsSentAgainIsStoredAndSentOnce() {
    say(Message.system("Speak like a pirate."), Message.user("Hi"));
    say(Message.system("Speak like a pirate."), Message.user("And now?"));
    assertThat(lab.sent()).containsExactly("Speak like a pirate.", "Hi", "Hi", "And now?");
    assertThat(lab.texts())
        .containsExactly("Speak like a pirate.", "Hi", "Hi", "And now?", "And now?");
  }

  @Test
  void newSystemMessageHoldsFromItsTurnOn() {
    say(Message.system("Speak like a pirate."), Message.user("Hi"));
    say(Message.system("Speak plainly."), Message.user("And now?"));
    say(Message.user("Still?"));
    assertThat(lab.sent())
        .containsExactly("Speak plainly.", "Hi", "Hi", "And now?", "And now?", "Still?");
    assertThat(lab.texts()).contains("Speak like a pirate.", "Speak plainly.");
  }

  @Test
  void systemMessageOfATurnThatFailedDoesNotHold() {
    say(Message.system("Speak like a pirate."), Message.user("Hi"));
    lab.model.enqueue(Script.text("never", " read"));
    try (ChatReply reply =
        engine.chat(Lab.call(Message.system("Speak plainly."), Message.user("And now?")))) {
      assertThat(reply.hasNext()).isTrue();
    }
    say(Message.user("Still?"));
    assertThat(lab.sent()).startsWith("Speak like a pirate.").doesNotContain("Speak plainly.");
  }

  @Test
  void defaultIsNeitherAddedWhereThereIsNoneNorToARequestThatIsNotRemembered() {
    EngineSettings none = new EngineSettings(Optional.empty(), Map.of(), ContextOptions.DEFAULT);
    lab.engine("two", Sharing.SHARED, none).reply(TEA, "Hi");
    assertThat(lab.sent()).containsExactly("Hi");
    try (ChatReply reply =
        engine.chat(ChatCall.of(ChatRequest.of("default", Message.user("Hi"))))) {
      assertThat(reply.completion().text()).isEqualTo("Hi");
    }
    assertThat(lab.sent()).containsExactly("Hi");
  }

  private static final EngineSettings WITH_PROFILE =
      new EngineSettings(
          Optional.of(Template.of("Be {{tone}} to {{name}}.")),
          Map.of("tone", "kind", "name", "the user"),
          ContextOptions.DEFAULT);

  @Test
  void variablesAreFilledFromTheProfile() {
    ChatEngine filled = lab.engine("two", Sharing.SHARED, WITH_PROFILE);
    filled.reply(TEA, "Hi");
    assertThat(lab.sent()).containsExactly("Be kind to the user.", "Hi");
    try (ChatReply reply =
        filled.chat(ChatCall.of(TEA, "And me?").withProfile(Map.of("name", "Ada")))) {
      assertThat(reply.completion().choices()).hasSize(1);
    }
    assertThat(lab.sent()).startsWith("Be kind to Ada.");
  }

  @Test
  void aVariableThatNobodyKnowsIsRefusedAndLosesNothing() {
    ChatEngine filled = lab.engine("two", Sharing.SHARED, WITH_PROFILE);
    ChatCall misspelt = ChatCall.of(TEA, "Hi").withProfile(Map.of("tnoe", "formal"));
    try (ChatReply reply = filled.chat(misspelt)) {
      assertThatThrownBy(reply::hasNext)
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("parley.profile.tnoe is unknown here: give some of name, tone");
    }
    assertThat(lab.store.header(TEA)).isEmpty();
  }

  @Test
  void anEngineWhoseMessagesLackAValueIsNotBuilt() {
    EngineSettings lacking =
        new EngineSettings(
            Optional.of(Template.of("Be {{tone}}.")), Map.of(), ContextOptions.DEFAULT);
    assertThatThrownBy(() -> lab.engine("two", Sharing.SHARED, lacking))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{{tone}}");
  }

  @Test
  void modelThatTakesOneSystemMessageGetsThemAsOne() {
    lab.model.capabilities(new Capabilities(OptionalInt.of(8192), SystemMessages.ONE_FIRST));
    say(Message.system("Be brief."), Message.system("Be kind."), Message.user("Hi"));
    assertThat(lab.sent()).containsExactly("Be brief.\n\nBe kind.", "Hi");
  }

  private void say(Message... messages) {
    try (ChatReply reply = engine.chat(Lab.call(messages))) {
      assertThat(reply.completion().choices()).hasSize(1);
    }
  }
}
