// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingInput;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.embedding.EmbeddingUsage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptedEmbeddingModelTest {
  private static final EmbeddingRequest TEA =
      EmbeddingRequest.of("scripted-embedding", "Green tea", "green TEA!", "Black tea", "A car");

  private final ScriptedEmbeddingModel model = new ScriptedEmbeddingModel();

  @Test
  void textsThatShareWordsAreNearEachOther() {
    List<Embedding> all = model.embed(TEA).embeddings();
    assertThat(all.get(1)).isEqualTo(all.get(0));
    assertThat(product(all.get(0), all.get(2))).isGreaterThan(product(all.get(0), all.get(3)));
  }

  @Test
  void fewerDimensionsAreTheFirstOfMore() {
    Embedding all = model.embed(TEA).embeddings().getFirst();
    Embedding few = model.embed(TEA.withDimensions(2)).embeddings().getFirst();
    assertThat(all.dimensions()).isEqualTo(ScriptedEmbeddingModel.DIMENSIONS);
    assertThat(few).isEqualTo(new Embedding(few.value(0), few.value(1)));
    assertThat(few.value(0) * all.value(1)).isCloseTo(few.value(1) * all.value(0), within(1e-6f));
  }

  @Test
  void usageCountsWordsAndTokens() {
    assertThat(model.embed(TEA).usage()).isEqualTo(EmbeddingUsage.of(8));
    EmbeddingInput tokens = new EmbeddingInput.Tokens(List.of(List.of(1, 2, 3), List.of(1)));
    assertThat(model.embed(TEA.withInput(tokens)).usage()).isEqualTo(EmbeddingUsage.of(4));
  }

  @Test
  void requestsAreRemembered() {
    model.embed(TEA);
    model.embed(TEA.withDimensions(3));
    assertThat(model.requests()).hasSize(2).first().isEqualTo(TEA);
    assertThat(model.lastRequest().dimensions()).hasValue(3);
  }

  @Test
  void answersAreChangedUntilItRecovers() {
    model.change(answer -> answer.withModel("other"));
    assertThat(model.embed(TEA).model()).isEqualTo("other");
    model.recover();
    assertThat(model.embed(TEA).model()).isEqualTo("scripted-embedding");
  }

  private static double product(Embedding a, Embedding b) {
    double sum = 0;
    for (int i = 0; i < a.dimensions(); i++) {
      sum += (double) a.value(i) * b.value(i);
    }
    return sum;
  }
}
