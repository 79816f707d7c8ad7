// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Template;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.session.SessionId;
import dev.parley.engine.context.ContextOptions;
import dev.parley.engine.conversation.TurnSettings.Sharing;
import dev.parley.testkit.Script;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a call gets that is said in a session of the small API. */
class SessionCallTest {
  private static final SessionId SESSION = SessionId.of(new UUID(1, 1));

  private static ChatCall call(Message... messages) {
    return new ChatCall(
            Owner.LOCAL, null, ChatRequest.of("default", messages), null, OptionalInt.empty())
        .inSession(SESSION);
  }

  @Test
  void usualSystemMessageIsAddedWithTheValuesOfTheProfile() {
    Lab lab = new Lab();
    EngineSettings settings =
        new EngineSettings(
            Optional.of(Template.of("Be {{tone}}.")),
            Map.of("tone", "kind"),
            ContextOptions.DEFAULT);
    ChatEngine engine = lab.engine("one", Sharing.SHARED, settings);
    engine.chat(call(Message.user("Hi"))).completion();
    assertThat(lab.sent()).containsExactly("Be kind.", "Hi");
    engine.chat(call(Message.system("Be brief."), Message.user("Hi"))).completion();
    assertThat(lab.sent()).containsExactly("Be brief.", "Hi");
  }

  @Test
  void noneIsAddedWhereTheEngineHasNone() {
    Lab lab = new Lab();
    EngineSettings none = new EngineSettings(Optional.empty(), Map.of(), ContextOptions.DEFAULT);
    lab.engine("one", Sharing.SHARED, none).chat(call(Message.user("Hi"))).completion();
    assertThat(lab.sent()).containsExactly("Hi");
  }

  @Test
  void functionsRunAndThoseThatAPersonMustApproveAreNotOffered() {
    FunctionLab lab = new FunctionLab();
    lab.look.answer("12 degrees");
    lab.model.enqueue(Script.empty().thenToolCall("c1", "look", "{}"), Script.text("It is cool."));
    ChatReply reply = lab.engine().chat(call(Message.user("How cold is it?")));
    assertThat(reply.completion().text()).isEqualTo("It is cool.");
    assertThat(lab.sent()).endsWith("tool: 12 degrees");
    assertThat(lab.model.lastRequest().tools())
        .extracting(tool -> ((FunctionTool) tool).function().name())
        .contains("look", "book")
        .doesNotContain("pay");
    assertThat(lab.records.list("turns", null, 10)).isEmpty();
  }
}
