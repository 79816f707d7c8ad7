// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import dev.parley.domain.chat.JsonArbitraries;
import dev.parley.domain.chat.ModelId;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Embedding requests and their answers. */
public final class EmbeddingArbitraries {
  private static final double OFTEN = 0.3;

  private EmbeddingArbitraries() {}

  /** Any request that a provider could be sent. */
  public static Arbitrary<EmbeddingRequest> requests() {
    Arbitrary<OptionalInt> dimensions =
        Arbitraries.integers()
            .greaterOrEqual(1)
            .map(OptionalInt::of)
            .injectNull(0.5)
            .map(some -> some == null ? OptionalInt.empty() : some);
    return Combinators.combine(
            JsonArbitraries.filledStrings().map(ModelId::new),
            inputs(),
            dimensions,
            JsonArbitraries.extras())
        .as(EmbeddingRequest::new)
        .withoutEdgeCases();
  }

  /** Texts, or token arrays. */
  public static Arbitrary<EmbeddingInput> inputs() {
    Arbitrary<EmbeddingInput> texts =
        JsonArbitraries.strings()
            .filter(text -> !text.isEmpty())
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(EmbeddingInput.Texts::new);
    Arbitrary<EmbeddingInput> tokens =
        Arbitraries.integers()
            .greaterOrEqual(0)
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(EmbeddingInput.Tokens::new);
    return Arbitraries.oneOf(texts, tokens).withoutEdgeCases();
  }

  /** Any answer, of items with any number of dimensions. */
  public static Arbitrary<EmbeddingAnswer> answers() {
    Arbitrary<List<EmbeddingItem>> items =
        Combinators.combine(embeddings(), JsonArbitraries.extras())
            .as(EmbeddingItem::new)
            .list()
            .ofMaxSize(4);
    Arbitrary<EmbeddingUsage> usages =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), JsonArbitraries.extras())
            .as(EmbeddingUsage::new);
    return Combinators.combine(
            JsonArbitraries.strings(), items, usages.injectNull(OFTEN), JsonArbitraries.extras())
        .as(EmbeddingAnswer::new)
        .withoutEdgeCases();
  }

  /** Vectors of any finite values: tiny and huge ones, and both zeros. */
  public static Arbitrary<Embedding> embeddings() {
    Arbitrary<Float> any =
        Arbitraries.integers().map(Float::intBitsToFloat).filter(value -> Float.isFinite(value));
    Arbitrary<Float> usual = Arbitraries.floats().between(-1, 1).ofScale(8);
    Arbitrary<Float> edges =
        Arbitraries.of(0f, -0f, 1f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MIN_NORMAL, 1e-4f);
    return Arbitraries.oneOf(usual, any, edges)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(EmbeddingArbitraries::embedding)
        .withoutEdgeCases();
  }

  private static Embedding embedding(List<Float> values) {
    float[] all = new float[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i);
    }
    return new Embedding(all);
  }
}
