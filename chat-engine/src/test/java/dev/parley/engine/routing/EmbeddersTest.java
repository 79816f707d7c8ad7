// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.ScriptedEmbeddingModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmbeddersTest {
  private static final ScriptedChatModel CHAT = new ScriptedChatModel("chat");
  private static final Provider LOCAL =
      new Provider("local", CHAT, CHAT, Parameters.NONE, Provider.Others.UNKNOWN);
  private static final Provider VECTORS =
      provider("vectors", Provider.Others.UNKNOWN, new ScriptedEmbeddingModel("minilm"));
  private static final Provider MUTE = provider("mute", Provider.Others.PASSED_ON);
  private static final Provider CLOUD =
      provider("cloud", Provider.Others.PASSED_ON, new ScriptedEmbeddingModel());

  @Test
  void routeNamesItsModelsInOrderWithoutThoseThatMakeNone() {
    Route route = route(target("cloud", "a"), target("local", "chat"), target("vectors", "b"));
    assertThat(embedders("route", route)).containsExactly("cloud:a", "vectors:b");
  }

  @Test
  void modelIsFoundByItsNameAndByItsProvidersName() {
    assertThat(embedders("minilm")).containsExactly("vectors:minilm");
    assertThat(embedders("vectors/any")).containsExactly("vectors:any");
    assertThat(embedders("cloud/minilm/2")).containsExactly("cloud:minilm/2");
  }

  @Test
  void unknownModelIsPassedOnToTheFirstThatTakesAnyNameAndMakesEmbeddings() {
    assertThat(embedders("text-embedding-3-small")).containsExactly("cloud:text-embedding-3-small");
  }

  @Test
  void modelThatMakesNoneIsRefusedWithThoseThatDo() {
    assertRefused("chat", "model chat is of local, where no embeddings are made");
    assertRefused("local/other", "model local/other is of local, where no embeddings are made");
    assertRefused("mute/x", "model mute/x is of mute");
    Route route = route(target("local", "chat"), target("mute", "x"), target("local", "y"));
    assertRefused("route", "model route is of local, mute, where", route);
  }

  @Test
  void unknownModelIsNotFoundWhereNobodyTakesAnyName() {
    assertThatThrownBy(() -> router(LOCAL, VECTORS, MUTE).embedders(new ModelId("new")))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "model new is not known here: name a model of a provider that makes them, as"
                + " vectors/minilm");
    assertThatThrownBy(() -> router(LOCAL, MUTE).embedders(new ModelId("new")))
        .hasMessage(
            "model new is not known here: no provider of this server makes them; add one that"
                + " does");
  }

  private static void assertRefused(String model, String message, Route... routes) {
    assertThatThrownBy(() -> embedders(model, routes))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.field()).isEqualTo("model");
              assertThat(e.code()).isEqualTo("unsupported_model");
            })
        .hasMessageStartingWith(message)
        .hasMessageEndingWith("as vectors/minilm or cloud/MODEL");
  }

  private static Stream<String> embedders(String model, Route... routes) {
    return new Router(List.of(LOCAL, VECTORS, MUTE, CLOUD), List.of(routes))
        .embedders(new ModelId(model)).stream().map(each -> each.provider() + ":" + each.model());
  }

  private static Router router(Provider... providers) {
    return new Router(List.of(providers), List.of());
  }

  private static Route route(Target... targets) {
    return new Route("route", List.of(targets), null, Parameters.NONE);
  }

  private static Target target(String provider, String model) {
    return new Target(provider, new ModelId(model));
  }

  private static Provider provider(
      String name, Provider.Others others, ScriptedEmbeddingModel embeddings) {
    return provider(name, others).withEmbeddings(embeddings);
  }

  private static Provider provider(String name, Provider.Others others) {
    ScriptedChatModel chat = new ScriptedChatModel("chat-" + name);
    return new Provider(name, chat, chat, Parameters.NONE, others);
  }
}
