// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingArbitraries;
import dev.parley.domain.embedding.EmbeddingRequest;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written reads back equal, in either encoding. */
class EmbeddingRoundTripTest {
  private static final int TRIES = 1000;

  @Provide
  Arbitrary<EmbeddingRequest> requests() {
    return EmbeddingArbitraries.requests();
  }

  @Provide
  Arbitrary<EmbeddingAnswer> answers() {
    return EmbeddingArbitraries.answers();
  }

  @Provide
  Arbitrary<Embedding> embeddings() {
    return EmbeddingArbitraries.embeddings();
  }

  @Property(tries = TRIES)
  void aRequest(@ForAll("requests") EmbeddingRequest request, @ForAll EmbeddingEncoding encoding) {
    assertThat(EmbeddingJson.readRequest(EmbeddingJson.writeRequest(request, encoding)))
        .isEqualTo(new EmbeddingJson.Sent(request, encoding));
  }

  @Property(tries = TRIES)
  void anAnswer(@ForAll("answers") EmbeddingAnswer answer, @ForAll EmbeddingEncoding encoding) {
    assertThat(EmbeddingJson.readAnswer(EmbeddingJson.writeAnswer(answer, encoding)))
        .isEqualTo(answer);
  }

  @Property
  void aNumberHasNoMoreDigitsThanItNeeds(@ForAll("embeddings") Embedding embedding) {
    RawJson json = Json.raw(out -> VectorCodec.write(out, embedding, EmbeddingEncoding.FLOAT));
    List<RawJson> values = Json.elements(json);
    assertThat(values).hasSize(embedding.dimensions());
    for (int i = 0; i < embedding.dimensions(); i++) {
      String text = values.get(i).text();
      assertThat(Float.floatToIntBits(Float.parseFloat(text)))
          .isEqualTo(Float.floatToIntBits(embedding.value(i)));
      assertThat(new BigDecimal(text).stripTrailingZeros().precision()).isLessThanOrEqualTo(9);
    }
  }
}
