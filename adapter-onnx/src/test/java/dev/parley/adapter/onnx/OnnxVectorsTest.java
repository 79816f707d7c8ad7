// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.adapter.onnx.OnnxSettings.Precision;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadedModel.Shared.class)
final class OnnxVectorsTest {
  private static final float EXACT = 1e-5f;
  private static final List<String> TEXTS = Reference.texts();

  private final OnnxEmbeddingModel model;
  private final OnnxEmbeddingModel small;

  OnnxVectorsTest(LoadedModel loaded) {
    this.model = loaded.model(Precision.FP32);
    this.small = loaded.model(Precision.INT8);
  }

  @AfterEach
  void close() {
    model.close();
    small.close();
  }

  @Test
  void vectorsAreTheReferencesForTextsInManyScripts() {
    List<Embedding> made = embed(model, TEXTS).embeddings();
    List<float[]> reference = Reference.vectors();
    assertThat(made).hasSameSizeAs(reference);
    for (int i = 0; i < made.size(); i++) {
      assertThat(cosine(made.get(i).values(), reference.get(i)))
          .as(TEXTS.get(i))
          .isGreaterThan(0.9999);
      assertThat(made.get(i).length()).as(TEXTS.get(i)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void smallWeightsComeNearTheReferenceWithAModelIdOfTheirOwn() {
    EmbeddingAnswer answer = embed(small, TEXTS);
    assertThat(answer.model()).isEqualTo("all-MiniLM-L6-v2-int8");
    List<float[]> reference = Reference.vectors();
    double sum = 0;
    for (int i = 0; i < reference.size(); i++) {
      double cosine = cosine(answer.embeddings().get(i).values(), reference.get(i));
      assertThat(cosine).as(TEXTS.get(i)).isGreaterThan(0.9);
      sum += cosine;
    }
    assertThat(sum / reference.size()).isGreaterThan(0.97);
  }

  @Test
  void aTextHasOneVectorAloneAndInABatch() {
    List<Embedding> together = embed(model, TEXTS).embeddings();
    for (int i = 0; i < TEXTS.size(); i += 5) {
      assertNear(embed(model, List.of(TEXTS.get(i))).embeddings().getFirst(), together.get(i));
    }
  }

  @Test
  void aTextHasOneVectorAloneAndInABatchWithSmallWeights() {
    List<Embedding> together = embed(small, TEXTS).embeddings();
    for (int i = 0; i < TEXTS.size(); i += 5) {
      assertNear(embed(small, List.of(TEXTS.get(i))).embeddings().getFirst(), together.get(i));
    }
  }

  @Test
  void theOrderOfTheTextsDoesNotMatter() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(7));
    List<Embedding> straight = embed(model, TEXTS).embeddings();
    List<Embedding> shuffled = embed(model, order.stream().map(TEXTS::get).toList()).embeddings();
    for (int i = 0; i < order.size(); i++) {
      assertNear(shuffled.get(i), straight.get(order.get(i)));
    }
  }

  @Test
  void aLongTextIsReadToItsEnd() {
    String tea = "Black tea is fully oxidised, green tea is not. ".repeat(40);
    String law = "The court held that the contract was void from the start. ".repeat(40);
    List<Embedding> made = embed(model, List.of(tea, law, tea + law)).embeddings();
    assertThat(cosine(made.get(2), made.get(0))).isGreaterThan(0.6);
    assertThat(cosine(made.get(2), made.get(1))).isGreaterThan(0.6);
    assertThat(cosine(made.get(0), made.get(1))).isLessThan(0.4);
  }

  @Test
  void aLongTextHasTheMeanOverTheTokensOfItsWindows() {
    String word = "tea ";
    // 400 pieces are two windows of 200, which are the same text
    Embedding whole = embed(model, List.of(word.repeat(400))).embeddings().getFirst();
    Embedding half = embed(model, List.of(word.repeat(200))).embeddings().getFirst();
    assertNear(whole, half);
  }

  @Test
  void usageCountsEveryTokenThatWasRead() {
    assertThat(tokens("tea ".repeat(254))).isEqualTo(256);
    assertThat(tokens("tea ".repeat(255))).isEqualTo(255 + 2 * 2);
    assertThat(tokens("tea ", "black tea")).isEqualTo(3 + 4);
    assertThat(tokens(" ")).isEqualTo(2);
  }

  private long tokens(String... texts) {
    return Objects.requireNonNull(embed(model, List.of(texts)).usage()).promptTokens();
  }

  private static EmbeddingAnswer embed(OnnxEmbeddingModel model, List<String> texts) {
    return model.embed(
        EmbeddingRequest.of(model.models().getFirst().value(), texts.toArray(String[]::new)));
  }

  private static void assertNear(Embedding one, Embedding other) {
    assertThat(one.values()).containsExactly(other.values(), within(EXACT));
  }

  private static double cosine(Embedding one, Embedding other) {
    return cosine(one.values(), other.values());
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double squares = 0;
    double others = 0;
    for (int d = 0; d < one.length; d++) {
      product += (double) one[d] * other[d];
      squares += (double) one[d] * one[d];
      others += (double) other[d] * other[d];
    }
    return product / Math.sqrt(squares * others);
  }
}
