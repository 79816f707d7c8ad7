// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.ProviderUnavailableException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
  private static final String FILE =
      """
      {"normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
       "strip_accents": null, "lowercase": true},
       "pre_tokenizer": {"type": "BertPreTokenizer"},
       "added_tokens": [{"id": 3, "content": "[CLS]"}],
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
        "max_input_chars_per_word": 5, "vocab": {"[UNK]": 0, "te": 1, "##a": 2, "[CLS]": 3}}}
      """;

  @Test
  void aWordIsMadeOfPiecesOrUnknown() {
    Tokenizer tokenizer = Tokenizer.of(read(FILE));
    assertThat(tokenizer.pieces("Tea te teaa")).containsExactly(1, 2, 1, 1, 2, 2);
    assertThat(tokenizer.pieces("teas a te")).containsExactly(0, 0, 1);
  }

  @Test
  void aWordLongerThanTheModelAllowsIsUnknown() {
    Tokenizer tokenizer = Tokenizer.of(read(FILE));
    assertThat(tokenizer.pieces("teaaa")).containsExactly(1, 2, 2, 2);
    assertThat(tokenizer.pieces("teaaaa")).containsExactly(0);
  }

  @Test
  void aTokenThatIsNoWordStandsForItself() {
    assertThat(Tokenizer.of(read(FILE)).pieces("te[CLS]te [cls]")).startsWith(1, 3, 1).hasSize(6);
  }

  @Test
  void aTokenizerOfAnotherKindIsRefusedByName() {
    assertThatThrownBy(() -> read(FILE.replace("\"lowercase\": true", "\"lowercase\": false")))
        .isInstanceOfSatisfying(
            ProviderUnavailableException.class,
            e -> assertThat(e.code()).isEqualTo("model_not_ready"))
        .hasMessageContaining("normalizer.lowercase")
        .hasMessageContaining("false");
    assertThatThrownBy(() -> read(FILE.replace("WordPiece", "BPE")))
        .hasMessageContaining("model.type")
        .hasMessageContaining("BPE");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("normalizer");
  }

  private static Vocabulary read(String json) {
    return Vocabulary.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
