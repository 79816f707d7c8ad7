// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.onnx.OnnxSettings.Precision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TokenizerTest {
  private static final Tokenizer TOKENIZER =
      Tokenizer.of(Vocabulary.read(new ModelFiles(Precision.FP32).tokenizer()));

  @Test
  void piecesAreTheOriginalsForTextsInManyScripts() {
    List<String> texts = Reference.texts();
    List<int[]> pieces = Reference.pieces();
    assertThat(texts).hasSizeGreaterThanOrEqualTo(200).hasSameSizeAs(pieces);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(TOKENIZER.pieces(texts.get(i))).as(texts.get(i)).isEqualTo(pieces.get(i));
    }
  }

  @Test
  void piecesAreTheOriginalsForEveryCharacterThereIs() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        int[] pieces = TOKENIZER.pieces("a" + Character.toString(c) + "b");
        String line = IntStream.of(pieces).mapToObj(String::valueOf).collect(spaced());
        digest.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(Reference.charactersDigest());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> spaced() {
    return Collectors.joining(" ");
  }

  @Test
  void halfACharacterIsLeftOut() {
    assertThat(TOKENIZER.pieces("te\ud83da")).isEqualTo(TOKENIZER.pieces("tea"));
  }

  @Test
  void bothPrecisionsHaveOneTokenizer() {
    Vocabulary small = Vocabulary.read(new ModelFiles(Precision.INT8).tokenizer());
    assertThat(small).isEqualTo(TOKENIZER.vocabulary());
  }
}
