// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class FallbackTest {
  private final ScriptedChatModel first = new ScriptedChatModel("large");
  private final ScriptedChatModel second = new ScriptedChatModel("small");
  private final ChatEngine engine =
      ChatEngine.builder()
          .router(
              new Router(
                  List.of(provider("cloud", first), provider("local", second)),
                  List.of(
                      new Route(
                          "default",
                          List.of(target("cloud", "large"), target("local", "small")),
                          null,
                          Parameters.NONE))))
          .conversations(new InMemoryConversationStore())
          .build();

  @Test
  void nextProviderAnswersWhenTheFirstIsDown() {
    first.enqueue(Script.failing(new ProviderUnavailableException("provider_error", "down")));
    second.enqueue(Script.text("Here"));
    try (ChatReply reply = engine.chat(call())) {
      assertThat(reply.completion().text()).isEqualTo("Here");
      assertThat(reply.report().provider()).isEqualTo("local");
      assertThat(reply.report().model()).isEqualTo(new ModelId("small"));
    }
  }

  @Test
  void nobodyElseIsAskedOnceAnAnswerHasBegun() {
    first.enqueue(
        Script.text("He").thenFail(new ProviderUnavailableException("provider_error", "down")));
    try (ChatReply reply = engine.chat(call())) {
      assertThatThrownBy(reply::completion).isInstanceOf(ProviderUnavailableException.class);
    }
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void requestThatIsWrongIsNotTriedElsewhere() {
    first.enqueue(Script.failing(new ProviderRejectedException(400, "bad", "no such thing", null)));
    try (ChatReply reply = engine.chat(call())) {
      assertThatThrownBy(reply::completion).hasMessage("no such thing");
    }
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void lastErrorIsToldWhenAllAreDown() {
    first.enqueue(Script.failing(new ProviderUnavailableException("provider_error", "one down")));
    second.enqueue(Script.failing(new ProviderUnavailableException("provider_error", "two down")));
    try (ChatReply reply = engine.chat(call())) {
      assertThatThrownBy(reply::completion).hasMessage("two down");
    }
  }

  private static ChatCall call() {
    return ChatCall.of(ChatRequest.of("default", Message.user("Hi")).with(Parameter.STREAM, true));
  }

  private static Target target(String provider, String model) {
    return new Target(provider, new ModelId(model));
  }

  private static Provider provider(String name, ScriptedChatModel model) {
    return new Provider(name, model, model, Parameters.NONE, Provider.Others.UNKNOWN);
  }
}
