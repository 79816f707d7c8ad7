// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingInput;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.testkit.ModelUnderTest.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link dev.parley.port.EmbeddingModel} does. */
public abstract class EmbeddingModelContract {
  private static final ModelId UNKNOWN = new ModelId("no-such-model-anywhere");
  private static final String[] TEXTS = {
    "Black tea is fully oxidised.", "The stock market fell on Tuesday.", "Grüße, 世界 😀!"
  };
  private static final int MANY = 70;

  private EmbeddingModelUnderTest provider;

  protected EmbeddingModelContract() {}

  /** A provider of this test's own, that answers. */
  protected abstract EmbeddingModelUnderTest provider() throws Exception;

  @BeforeEach
  final void openProvider() throws Exception {
    provider = provider();
  }

  @AfterEach
  final void closeProvider() {
    provider.close();
  }

  @Test
  void oneTextIsAnsweredWithOneUnitVectorAndUsage() {
    EmbeddingAnswer answer = embed(request(TEXTS[0]));
    assertWhole(answer, 1);
    assertThat(answer.model()).isNotBlank();
    assertThat(answer.usage()).isNotNull();
    assertThat(answer.usage().promptTokens()).isPositive();
    assertThat(answer.usage().totalTokens()).isGreaterThanOrEqualTo(answer.usage().promptTokens());
    Await.until("the provider is done", () -> provider.working() == 0);
  }

  @Test
  void severalTextsAreAnsweredInTheirOrder() {
    EmbeddingAnswer answer = embed(request(TEXTS));
    assertWhole(answer, TEXTS.length);
    for (int i = 0; i < TEXTS.length; i++) {
      Embedding alone = embed(request(TEXTS[i])).embeddings().getFirst();
      assertThat(nearest(alone, answer.embeddings())).as(TEXTS[i]).isEqualTo(i);
    }
  }

  @Test
  void manyTextsAreOneCall() {
    String[] texts =
        IntStream.range(0, MANY).mapToObj(i -> "Number " + i + ".").toArray(String[]::new);
    EmbeddingAnswer answer = embed(request(texts));
    assertWhole(answer, MANY);
    Embedding last = embed(request(texts[MANY - 1])).embeddings().getFirst();
    assertThat(nearest(last, answer.embeddings())).isEqualTo(MANY - 1);
  }

  @Test
  void sameTextHasTheSameDirectionEachTime() {
    Embedding once = embed(request(TEXTS[2])).embeddings().getFirst();
    EmbeddingAnswer twice = embed(request(TEXTS[2], TEXTS[2]));
    assertThat(twice.embeddings())
        .allSatisfy(again -> assertThat(product(once, again)).isCloseTo(1, within(0.01)));
  }

  @Test
  void dimensionsAreThoseThatWereAskedFor() {
    provider
        .dimensions()
        .ifPresent(
            dimensions -> {
              EmbeddingAnswer answer = embed(request(TEXTS).withDimensions(dimensions));
              assertWhole(answer, TEXTS.length);
              assertThat(answer.embeddings().getFirst().dimensions()).isEqualTo(dimensions);
            });
  }

  @Test
  void dimensionsOfAModelThatHasJustOneNumberOfThemAreNotPassedOver() {
    if (provider.dimensions().isPresent()) {
      return;
    }
    int own = embed(request(TEXTS[0])).embeddings().getFirst().dimensions();
    assertWhole(embed(request(TEXTS[0]).withDimensions(own)), 1);
    EmbeddingRequest request = request(TEXTS[0]).withDimensions(own / 2);
    assertThatThrownBy(() -> embed(request))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("dimensions"))
        .hasMessageContaining(String.valueOf(own));
  }

  @Test
  void tokensAreEmbeddedOrRefused() {
    List<Integer> tokens = provider.tokens();
    if (tokens.isEmpty()) {
      EmbeddingRequest request = tokens(List.of(List.of(1)));
      assertThatThrownBy(() -> embed(request)).isInstanceOf(InvalidRequestException.class);
    } else {
      assertWhole(embed(tokens(List.of(tokens, tokens.subList(0, 1)))), 2);
    }
  }

  @Test
  void twoCallsAtOnceDoNotMix() throws Exception {
    List<EmbeddingCall> calls =
        Stream.of(TEXTS).map(text -> EmbeddingCall.of(provider.model(), request(text))).toList();
    List<Embedding> together = new ArrayList<>();
    for (EmbeddingCall call : calls) {
      together.addAll(call.answer().embeddings());
    }
    for (int i = 0; i < TEXTS.length; i++) {
      Embedding alone = embed(request(TEXTS[i])).embeddings().getFirst();
      assertThat(nearest(alone, together)).as(TEXTS[i]).isEqualTo(i);
    }
  }

  @Test
  void interruptingAVirtualThreadThatWaitsEndsTheCallWithAnError() throws Exception {
    provider.stall();
    EmbeddingCall call = EmbeddingCall.of(provider.model(), request(TEXTS[0]));
    provider.awaitStalled();
    call.interrupt();
    call.join();
    assertThat(call.error()).isInstanceOf(ProviderUnavailableException.class);
    assertThat(call.wasInterrupted()).as("interrupt flag").isTrue();
    Await.until("the provider stopped its work", () -> provider.working() == 0);
    provider.recover();
    assertWhole(embed(request(TEXTS[0])), 1);
  }

  @Test
  void modelsAreStableAndNameTheKnownOneWhereTheyNameAny() {
    List<ModelId> models = provider.model().models();
    if (!models.isEmpty()) {
      assertThat(models).contains(provider.known());
    }
    assertThat(provider.model().models()).isEqualTo(models);
  }

  @Test
  void anUnknownModelIsNotFound() {
    EmbeddingRequest request = request(TEXTS[0]).withModel(UNKNOWN);
    assertThatThrownBy(() -> embed(request))
        .isInstanceOfSatisfying(
            NotFoundException.class, e -> assertThat(e.code()).isEqualTo("model_not_found"))
        .hasMessageContaining(UNKNOWN.value());
  }

  @TestFactory
  Stream<DynamicTest> aFailureIsTypedAndPasses() {
    return Stream.of(Failure.values())
        .filter(provider.failures()::contains)
        .map(failure -> dynamicTest(failure.toString(), () -> assertFails(failure)));
  }

  private void assertFails(Failure failure) {
    provider.fail(failure);
    EmbeddingRequest request = request(TEXTS[0]);
    assertThatThrownBy(() -> embed(request))
        .isInstanceOf(failure.error())
        .isInstanceOfSatisfying(ParleyException.class, e -> assertThat(e.code()).isNotBlank())
        .hasMessageMatching("(?s).{8,}");
    Await.until("the provider stopped its work", () -> provider.working() == 0);
    provider.recover();
    assertWhole(embed(request), 1);
  }

  private static void assertWhole(EmbeddingAnswer answer, int size) {
    assertThat(answer.items()).hasSize(size);
    int dimensions = answer.embeddings().getFirst().dimensions();
    assertThat(answer.embeddings())
        .allSatisfy(
            embedding -> {
              assertThat(embedding.dimensions()).isEqualTo(dimensions);
              assertThat(embedding.length()).isCloseTo(1, within(1e-3));
            });
  }

  /** The place of the one whose direction is most like that of {@code embedding}. */
  private static int nearest(Embedding embedding, List<Embedding> all) {
    int best = 0;
    for (int i = 1; i < all.size(); i++) {
      if (product(embedding, all.get(i)) > product(embedding, all.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static double product(Embedding a, Embedding b) {
    double sum = 0;
    for (int i = 0; i < a.dimensions(); i++) {
      sum += (double) a.value(i) * b.value(i);
    }
    return sum;
  }

  private EmbeddingAnswer embed(EmbeddingRequest request) {
    return provider.model().embed(request);
  }

  private EmbeddingRequest request(String... texts) {
    return EmbeddingRequest.of(provider.known().value(), texts);
  }

  private EmbeddingRequest tokens(List<List<Integer>> items) {
    return request("x").withInput(new EmbeddingInput.Tokens(items));
  }
}
