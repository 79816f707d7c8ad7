// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.ScriptedEmbeddingModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
  private static final EmbeddingRequest REQUEST =
      EmbeddingRequest.of("vectors", "Green tea", "Black tea").withDimensions(8);

  private final ScriptedEmbeddingModel first = new ScriptedEmbeddingModel("large");
  private final ScriptedEmbeddingModel second = new ScriptedEmbeddingModel("small");
  private final Embeddings embeddings =
      new Embeddings(
          new Router(
              List.of(provider("cloud", first), provider("local", second)),
              List.of(
                  new Route(
                      "vectors",
                      List.of(target("cloud", "large"), target("local", "small")),
                      null,
                      Parameters.NONE))));

  @Test
  void modelOfTheRouteIsAskedForAllItemsAtOnce() {
    EmbeddingReply reply = embeddings.embed(REQUEST);
    assertThat(reply.provider()).isEqualTo("cloud");
    assertThat(reply.answer().items()).hasSize(2);
    assertThat(first.requests()).containsExactly(REQUEST.withModel(new ModelId("large")));
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void nextProviderAnswersWhenTheFirstFails() {
    for (ParleyException failure :
        List.of(
            new ProviderUnavailableException("provider_error", "down"),
            new RateLimitedException("slower", Duration.ofSeconds(1)),
            new ProviderRejectedException(401, "invalid_api_key", "who are you", null))) {
      first.fail(failure);
      assertThat(embeddings.embed(REQUEST).provider()).isEqualTo("local");
    }
  }

  @Test
  void nextProviderAnswersWhenTheFirstGivesTooFew() {
    first.change(answer -> EmbeddingAnswer.of("large", answer.embeddings().subList(0, 1), null));
    assertThat(embeddings.embed(REQUEST).provider()).isEqualTo("local");
    second.change(answer -> EmbeddingAnswer.of("small", List.of(), null));
    assertThatThrownBy(() -> embeddings.embed(REQUEST))
        .isInstanceOf(ProviderUnavailableException.class)
        .hasMessageContaining("provider local gave 0 embeddings for 2 items");
  }

  @Test
  void modelThatTurnsOutToMakeNoneIsPassedOver() {
    first.fail(InvalidRequestException.of("unsupported_model", "model", "large makes none"));
    assertThat(embeddings.embed(REQUEST).provider()).isEqualTo("local");
  }

  @Test
  void defaultsOfTheRouteAndProviderAreThoseThatEmbeddingsHave() {
    Parameters route = new Parameters(Map.of("dimensions", RawJson.of(4), "top_p", RawJson.of(1)));
    Parameters own = new Parameters(Map.of("dimensions", RawJson.of(5), "user", RawJson.of("u")));
    ScriptedChatModel chat = new ScriptedChatModel("chat");
    Provider provider =
        new Provider("cloud", chat, chat, own, Provider.Others.UNKNOWN).withEmbeddings(first);
    Embeddings defaulted =
        new Embeddings(
            new Router(
                List.of(provider),
                List.of(new Route("vectors", List.of(target("cloud", "large")), null, route))));
    EmbeddingRequest open = EmbeddingRequest.of("vectors", "Green tea");
    defaulted.embed(open);
    assertThat(first.lastRequest().dimensions()).hasValue(4);
    assertThat(first.lastRequest().extras()).isEqualTo(Extras.of("user", RawJson.of("u")));
    defaulted.embed(open.withDimensions(8));
    assertThat(first.lastRequest().dimensions()).hasValue(8);
    defaulted.embed(open.withModel(new ModelId("cloud/large")));
    assertThat(first.lastRequest().dimensions()).hasValue(5);
  }

  @Test
  void requestThatIsWrongIsNotTriedElsewhere() {
    first.fail(new ProviderRejectedException(400, "bad", "too many dimensions", "dimensions"));
    assertThatThrownBy(() -> embeddings.embed(REQUEST)).hasMessage("too many dimensions");
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void lastErrorIsToldWhenAllAreDown() {
    first.fail(new ProviderUnavailableException("provider_error", "one down"));
    second.fail(new ProviderUnavailableException("provider_error", "two down"));
    assertThatThrownBy(() -> embeddings.embed(REQUEST)).hasMessage("two down");
  }

  @Test
  void nobodyElseIsAskedOnceTheCallIsInterrupted() throws Exception {
    Gate gate = new Gate();
    first.stall(gate);
    AtomicReference<Throwable> error = new AtomicReference<>();
    Thread caller = Thread.ofVirtual().unstarted(() -> embeddings.embed(REQUEST));
    caller.setUncaughtExceptionHandler((thread, thrown) -> error.set(thrown));
    caller.start();
    gate.awaitReached();
    caller.interrupt();
    assertThat(caller.join(Await.LONGEST)).isTrue();
    assertThat(error.get()).isInstanceOf(ProviderUnavailableException.class);
    assertThat(second.requests()).isEmpty();
  }

  private static Target target(String provider, String model) {
    return new Target(provider, new ModelId(model));
  }

  private static Provider provider(String name, ScriptedEmbeddingModel embeddings) {
    ScriptedChatModel chat = new ScriptedChatModel("chat-" + name);
    return new Provider(name, chat, chat, Parameters.NONE, Provider.Others.UNKNOWN)
        .withEmbeddings(embeddings);
  }
}
