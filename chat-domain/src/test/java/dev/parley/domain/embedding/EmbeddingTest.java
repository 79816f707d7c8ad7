// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {
  @Provide
  Arbitrary<Embedding> embeddings() {
    return EmbeddingArbitraries.embeddings();
  }

  @Test
  void changingTheSourceOrTheResultChangesNothing() {
    float[] source = {0.6f, 0.8f};
    Embedding embedding = new Embedding(source);
    source[0] = 5;
    embedding.values()[1] = 5;

    assertThat(embedding.values()).containsExactly(0.6f, 0.8f);
    assertThat(embedding.value(1)).isEqualTo(0.8f);
    assertThat(embedding.dimensions()).isEqualTo(2);
  }

  @Test
  void equalByContent() {
    assertThat(new Embedding(1, 2)).isEqualTo(new Embedding(1, 2));
    assertThat(new Embedding(1, 2)).hasSameHashCodeAs(new Embedding(1, 2));
    assertThat(new Embedding(1, 2)).isNotEqualTo(new Embedding(2, 1));
    assertThat(new Embedding(1, 2)).isNotEqualTo(new Embedding(1, 2, 0));
  }

  @Test
  void noValueIsShownInText() {
    assertThat(new Embedding(0.25f, 1)).hasToString("Embedding of 2 dimensions");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void valueThatIsNotFiniteIsRefused(float value) {
    assertThatThrownBy(() -> new Embedding(0, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values[1] is " + value + ": give a finite number");
  }

  @Test
  void vectorWithoutDimensionsIsRefused() {
    assertThatThrownBy(Embedding::new).hasMessageContaining("at least one dimension");
  }

  @Property
  void unitHasLengthOneAndTheSameDirection(@ForAll("embeddings") Embedding embedding) {
    Embedding unit = embedding.unit();
    assertThat(unit.length()).isCloseTo(embedding.length() == 0 ? 0 : 1, within(1.1e-3));
    double product = 0;
    for (int i = 0; i < unit.dimensions(); i++) {
      product += (double) unit.value(i) * embedding.value(i);
    }
    assertThat(product)
        .isCloseTo(
            unit.length() * embedding.length(), within(1e-5 * Math.max(1, embedding.length())));
  }

  @Test
  void unitOfAVectorThatIsOneKeepsItsDigits() {
    Embedding embedding = new Embedding(0.6f, 0.8f);
    assertThat(embedding.unit()).isSameAs(embedding);
    assertThat(new Embedding(3, 4).unit()).isEqualTo(embedding);
  }

  @Test
  void unitOfZerosIsItself() {
    assertThat(new Embedding(0, 0).unit()).isEqualTo(new Embedding(0, 0));
  }
}
