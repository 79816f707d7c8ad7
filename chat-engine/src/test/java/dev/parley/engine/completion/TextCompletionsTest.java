// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.ScriptedTextModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextCompletionsTest {
  private final ParleyException down =
      new ProviderUnavailableException("provider_error", "it is down");
  private final ParleyException chatsAlone =
      InvalidRequestException.of("unsupported_model", "model", "one has chats alone");

  private final ScriptedTextModel one = new ScriptedTextModel(new ScriptedChatModel("a"));
  private final ScriptedTextModel two = new ScriptedTextModel(new ScriptedChatModel("b"));
  private final Route route =
      new Route(
          "both",
          List.of(target("mute", "c"), target("one", "a"), target("two", "b")),
          null,
          new Parameters(Map.of("max_tokens", RawJson.of(9), "tool_choice", RawJson.of("none"))));
  private final TextCompletions completions =
      new TextCompletions(
          new Router(
              List.of(
                  provider("mute", "c"),
                  provider("one", "a").withTexts(one),
                  provider("two", "b").withTexts(two)),
              List.of(
                  route,
                  new Route("silent", List.of(target("mute", "c")), null, route.parameters()))));

  @Test
  void firstOfARouteThatGoesOnWithTextsIsAskedWithTheRoutesFields() {
    one.words().enqueue(Script.text(" blue"));
    try (TextReply reply = completions.complete(TextRequest.of("both", "The sky is"))) {
      assertThat(reply.next().text()).isEqualTo(" blue");
      assertThat(reply.provider()).isEqualTo("one");
      assertThat(reply.hasNext()).isFalse();
      assertThat(reply.isWhole()).isTrue();
    }
    assertThat(one.lastRequest())
        .isEqualTo(TextRequest.of("a", "The sky is").with(Parameter.MAX_TOKENS, 9L));
  }

  @Test
  void nextIsAskedWhenOneIsDownOrHasChatsAlone() {
    for (ParleyException error : List.of(down, chatsAlone)) {
      one.words().enqueue(Script.failing(error));
      two.words().enqueue(Script.text(" blue"));
      try (TextReply reply = completions.complete(TextRequest.of("both", "x"))) {
        assertThat(reply.next().text()).isEqualTo(" blue");
        assertThat(reply.provider()).isEqualTo("two");
      }
    }
  }

  @Test
  void errorOfTheRequestIsNotTriedElsewhere() {
    one.words()
        .enqueue(Script.failing(new ProviderRejectedException(400, "wrong", "no", "suffix")));
    try (TextReply reply = completions.complete(TextRequest.of("both", "x"))) {
      assertThatThrownBy(reply::hasNext).isInstanceOf(ProviderRejectedException.class);
    }
    assertThat(two.words().requests()).isEmpty();
  }

  @Test
  void answerThatBreaksOffIsNotTriedElsewhere() {
    one.words().enqueue(Script.text(" bl").thenFail(down));
    TextRequest request = TextRequest.of("both", "x").with(Parameter.STREAM, true);
    List<String> said = new ArrayList<>();
    try (TextReply reply = completions.complete(request)) {
      assertThatThrownBy(() -> reply.forEachRemaining(piece -> said.add(piece.text())))
          .isSameAs(down);
      assertThat(reply.isWhole()).isFalse();
    }
    assertThat(said).containsExactly(" bl");
    assertThat(two.words().requests()).isEmpty();
  }

  @Test
  void modelWithoutTextsIsNamedAndToldWhatToUse() {
    for (String model : List.of("c", "silent", "mute/anything")) {
      try (TextReply reply = completions.complete(TextRequest.of(model, "x"))) {
        assertThatThrownBy(reply::hasNext)
            .isInstanceOfSatisfying(
                InvalidRequestException.class,
                e -> {
                  assertThat(e.code()).isEqualTo("unsupported_model");
                  assertThat(e.field()).isEqualTo("model");
                })
            .hasMessageContaining("model " + model + " ")
            .hasMessageContaining("/v1/chat/completions");
      }
    }
  }

  @Test
  void unknownModelIsNotFound() {
    try (TextReply reply = completions.complete(TextRequest.of("nobody", "x"))) {
      assertThatThrownBy(reply::hasNext).isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void answerWithoutAWordIsTheProvidersFailure() {
    one.words().enqueue(Script.failing(down));
    two.words().enqueue(Script.failing(down));
    try (TextReply reply = completions.complete(TextRequest.of("both", "x"))) {
      assertThatThrownBy(reply::hasNext).isSameAs(down);
    }
  }

  @Test
  void closingLetsGoOfTheModelAndOfTheReader() throws Exception {
    Gate gate = new Gate();
    one.words().enqueue(Script.waiting(gate).thenText(" blue"));
    TextReply reply = completions.complete(TextRequest.of("both", "x"));
    List<TextCompletion> pieces = new ArrayList<>();
    Thread reader = Thread.ofVirtual().start(() -> reply.forEachRemaining(pieces::add));
    gate.awaitReached();
    reply.close();
    assertThat(reader.join(Await.LONGEST)).isTrue();
    assertThat(pieces).isEmpty();
    assertThat(reply.isWhole()).isFalse();
    assertThat(one.words().open()).isZero();
    assertThat(two.words().requests()).isEmpty();
  }

  @Test
  void closedBeforeItIsReadItAsksNobody() {
    TextReply reply = completions.complete(TextRequest.of("both", "x"));
    reply.close();
    assertThat(reply.hasNext()).isFalse();
    assertThat(one.words().requests()).isEmpty();
  }

  private static Target target(String provider, String model) {
    return new Target(provider, new ModelId(model));
  }

  private static Provider provider(String name, String model) {
    ScriptedChatModel chat = new ScriptedChatModel(model);
    return new Provider(name, chat, chat, Parameters.NONE, Provider.Others.UNKNOWN);
  }
}
