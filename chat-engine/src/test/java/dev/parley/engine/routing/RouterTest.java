// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.context.Template;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.testkit.ScriptedChatModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTest {
  private final Provider local =
      provider("local", Provider.Others.UNKNOWN, new ScriptedChatModel("small"));
  private final Provider cloud =
      provider("cloud", Provider.Others.PASSED_ON, new ScriptedChatModel("large"));

  @Test
  void routeNamesItsModelsInOrder() {
    Route route =
        new Route(
            "default",
            List.of(target("cloud", "large"), target("local", "small")),
            "Be brief.",
            Parameters.NONE);
    List<Candidate> candidates =
        new Router(List.of(local, cloud), List.of(route)).candidates(new ModelId("default"));
    assertThat(candidates).extracting(c -> c.model().value()).containsExactly("large", "small");
    assertThat(candidates)
        .extracting(Candidate::systemMessage)
        .containsOnly(Template.of("Be brief."));
  }

  @Test
  void routesParametersWinOverTheProviders() {
    Route route =
        new Route(
            "default",
            List.of(target("local", "small")),
            null,
            Parameters.NONE.with(Parameter.MAX_TOKENS, 5L));
    Provider limited =
        new Provider(
            "local",
            local.model(),
            local.tokenizer(),
            Parameters.NONE.with(Parameter.MAX_TOKENS, 512L).with(Parameter.SEED, 7L),
            Provider.Others.UNKNOWN);
    Parameters merged =
        new Router(List.of(limited), List.of(route))
            .candidates(new ModelId("default"))
            .getFirst()
            .parameters();
    assertThat(merged.get(Parameter.MAX_TOKENS)).contains(5L);
    assertThat(merged.get(Parameter.SEED)).contains(7L);
  }

  @Test
  void modelIsFoundByItsNameAndByItsProvidersName() {
    Router router = new Router(List.of(local, cloud), List.of());
    assertThat(first(router, "small")).isEqualTo(local);
    assertThat(first(router, "cloud/anything/at-all")).isEqualTo(cloud);
    assertThat(router.candidates(new ModelId("cloud/anything/at-all")).getFirst().model().value())
        .isEqualTo("anything/at-all");
  }

  @Test
  void unknownModelIsPassedOnWhereAProviderTakesAnyName() {
    assertThat(first(new Router(List.of(local, cloud), List.of()), "brand-new")).isEqualTo(cloud);
  }

  @Test
  void unknownModelIsNotFoundElsewhereAndTheErrorNamesTheKnown() {
    Router router = new Router(List.of(local), List.of());
    assertThatThrownBy(() -> router.candidates(new ModelId("brand-new")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("brand-new")
        .hasMessageContaining("small");
  }

  @Test
  void routeWithoutItsProviderIsRefused() {
    Route route = new Route("r", List.of(target("nobody", "x")), null, Parameters.NONE);
    assertThatThrownBy(() -> new Router(List.of(local), List.of(route)))
        .hasMessageContaining("nobody");
  }

  @Test
  void modelsAreRoutesFirst() {
    Route route = new Route("default", List.of(target("local", "small")), null, Parameters.NONE);
    Router router = new Router(List.of(local, cloud), List.of(route));
    assertThat(router.models())
        .extracting(ModelId::value)
        .containsExactly("default", "small", "large");
    assertThat(router.ownerOf(new ModelId("default"))).isEqualTo("parley");
    assertThat(router.ownerOf(new ModelId("large"))).isEqualTo("cloud");
  }

  @Test
  void modelWhoseNameWouldLeadElsewhereIsListedWithItsProvider() {
    Provider many =
        provider(
            "many",
            Provider.Others.PASSED_ON,
            new ScriptedChatModel("cloud/large-2", "small", "default", "own"));
    Route route = new Route("default", List.of(target("local", "small")), null, Parameters.NONE);
    Router router = new Router(List.of(many, local, cloud), List.of(route));
    assertThat(router.listed())
        .extracting(each -> each.model() + " of " + each.owner())
        .containsExactly(
            "default of parley",
            "many/cloud/large-2 of many",
            "many/small of many",
            "many/default of many",
            "own of many",
            "small of local",
            "cloud/large of cloud");
    assertThat(router.models())
        .allSatisfy(
            name -> assertThat(router.ownerOf(name)).isIn("parley", "many", "local", "cloud"));
  }

  private static Provider first(Router router, String model) {
    return router.candidates(new ModelId(model)).getFirst().provider();
  }

  private static Target target(String provider, String model) {
    return new Target(provider, new ModelId(model));
  }

  private static Provider provider(String name, Provider.Others others, ScriptedChatModel model) {
    return new Provider(name, model, model, Parameters.NONE, others);
  }
}
