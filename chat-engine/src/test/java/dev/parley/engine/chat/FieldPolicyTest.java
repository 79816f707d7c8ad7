// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FieldWarning;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.function.FunctionChoice;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.domain.routing.Unsupported;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.SteppedClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldPolicyTest {
  private final ScriptedChatModel model = new ScriptedChatModel("small");
  private final SteppedClock clock = SteppedClock.at(Instant.EPOCH);
  private final ChatEngine engine =
      ChatEngine.builder()
          .router(
              new Router(
                  List.of(
                      new Provider(
                          "local", model, model, Parameters.NONE, Provider.Others.UNKNOWN)),
                  Arrays.stream(Unsupported.values()).map(FieldPolicyTest::route).toList()))
          .conversations(new InMemoryConversationStore())
          .clock(clock)
          .build();

  private static Route route(Unsupported unsupported) {
    return new Route(
        unsupported.name(),
        List.of(new Target("local", new ModelId("small"))),
        null,
        Parameters.NONE,
        FunctionChoice.ALL,
        false,
        unsupported);
  }

  @Test
  void withWarnAFieldIsLeftOutAndNamed() {
    canNotStore();

    assertThat(warnings(storing("WARN")))
        .containsExactly(
            new FieldWarning(
                "store", "store was left out: model small of provider local can't take it"));
    assertThat(model.lastRequest().parameters().fields()).isEmpty();
  }

  @Test
  void aModelThatIsAskedByItsOwnNameWarns() {
    canNotStore();

    assertThat(warnings(storing("local/small"))).hasSize(1);
  }

  @Test
  void withIgnoreAFieldIsLeftOutWithoutAWord() {
    canNotStore();

    assertThat(warnings(storing("IGNORE"))).isEmpty();
    assertThat(model.lastRequest().parameters().fields()).isEmpty();
  }

  @Test
  void withErrorTheRequestIsRefusedBeforeTheProviderIsAsked() {
    canNotStore();

    assertThatThrownBy(() -> warnings(storing("ERROR")))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.code()).isEqualTo("unsupported_parameter");
              assertThat(e.field()).isEqualTo("store");
            })
        .hasMessageContaining("model small");
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void whatTheModelTakesIsNotTouched() {
    assertThat(warnings(storing("WARN"))).isEmpty();
    assertThat(model.lastRequest().parameters().get(Parameter.STORE)).contains(true);
  }

  @Test
  void aFieldThatTheProviderRefusesIsLeftOutInASecondTryAndThenAtOnce() {
    model.enqueue(refusing("unsupported_parameter", "store"));

    assertThat(warnings(storing("WARN"))).extracting(FieldWarning::field).containsExactly("store");
    assertThat(model.requests()).hasSize(2);
    assertThat(warnings(storing("WARN"))).hasSize(1);
    assertThat(model.requests()).hasSize(3);
    assertThat(model.lastRequest().parameters().fields()).isEmpty();
  }

  @Test
  void whatWasRefusedIsTriedAgainAfterAWhile() {
    model.enqueue(refusing("unsupported_parameter", "store"));
    assertThat(warnings(storing("WARN"))).hasSize(1);
    clock.advance(Duration.ofHours(2));

    assertThat(warnings(storing("WARN"))).isEmpty();
  }

  @Test
  void aValueThatIsRefusedSaysNothingOfOtherValues() {
    model.enqueue(refusing("unsupported_value", "temperature"));

    assertThat(warnings(warm("0.2"))).hasSize(1);
    assertThat(warnings(warm("1"))).isEmpty();
    assertThat(warnings(warm("0.2"))).hasSize(1);
    assertThat(model.requests()).hasSize(4);
  }

  @Test
  void withErrorTheProvidersOwnRefusalIsTheAnswer() {
    model.enqueue(refusing("unsupported_parameter", "store"));

    assertThatThrownBy(() -> warnings(storing("ERROR")))
        .isInstanceOf(ProviderRejectedException.class);
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void aRefusalThatNamesNoFieldOfTheRequestIsTheAnswer() {
    model.enqueue(refusing("unsupported_parameter", "messages[0].content"));

    assertThatThrownBy(() -> warnings(storing("WARN")))
        .isInstanceOf(ProviderRejectedException.class);
  }

  @Test
  void afterAHandfulOfRefusalsTheNextIsTheAnswer() {
    Parameters fields = Parameters.NONE;
    for (int i = 0; i < 6; i++) {
      fields = fields.with("field" + i, RawJson.of(i));
      model.enqueue(refusing("unsupported_parameter", "field" + i));
    }
    ChatRequest request = ChatRequest.of("WARN", Message.user("Hi")).withParameters(fields);

    assertThatThrownBy(() -> warnings(request)).isInstanceOf(ProviderRejectedException.class);
    assertThat(model.requests()).hasSize(5);
  }

  private void canNotStore() {
    model.capabilities(
        new Capabilities(OptionalInt.of(8192), Capabilities.SystemMessages.MANY)
            .withUnsupported(Set.of("store")));
  }

  private static Script refusing(String code, String field) {
    return Script.failing(new ProviderRejectedException(400, code, "not that one", field));
  }

  private static ChatRequest storing(String route) {
    return ChatRequest.of(route, Message.user("Hi")).with(Parameter.STORE, true);
  }

  private static ChatRequest warm(String temperature) {
    return ChatRequest.of("WARN", Message.user("Hi"))
        .with(Parameter.TEMPERATURE, new BigDecimal(temperature));
  }

  private List<FieldWarning> warnings(ChatRequest request) {
    try (ChatReply reply = engine.chat(ChatCall.of(request))) {
      assertThat(reply.completion().text()).isNotEmpty();
      return reply.report().warnings().get();
    }
  }
}
