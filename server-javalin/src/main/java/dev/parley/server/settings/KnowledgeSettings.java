// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.math.BigDecimal;
import java.util.List;

/**
 * Answers from documents.
 *
 * @param embedding what turns passages into vectors
 * @param topK passages to add at most
 * @param minScore the score from 0 to 1 that a passage needs
 * @param maxContextTokens tokens that passages may take
 * @param heading the line above the passages
 */
public record KnowledgeSettings(
    EmbeddingChoice embedding, int topK, double minScore, int maxContextTokens, String heading) {

  static final Key<EmbeddingChoice> EMBEDDING =
      Key.of(
          "embedding",
          Types.embedding(),
          new EmbeddingChoice.Onnx(),
          "what turns passages into vectors");
  static final Key<Integer> TOP_K =
      Key.of("top_k", Types.integer(1, 1000), 4, "passages to add at most");
  static final Key<BigDecimal> MIN_SCORE =
      Key.of(
          "min_score",
          Types.decimal("0", "1"),
          new BigDecimal("0.25"),
          "score that a passage needs");
  static final Key<Integer> MAX_CONTEXT_TOKENS =
      Key.of(
          "max_context_tokens",
          Types.integer(1, 10_000_000),
          2000,
          "tokens that passages may take of the window");
  static final Key<String> HEADING =
      Key.of(
          "heading",
          Types.text(),
          "Knowledge Base Context",
          "line above the passages in the prompt");
  static final Section SECTION =
      new Section(
          "knowledge",
          "Answers from documents.",
          List.of(EMBEDDING, TOP_K, MIN_SCORE, MAX_CONTEXT_TOKENS, HEADING));

  static KnowledgeSettings from(Block block) {
    return new KnowledgeSettings(
        block.get(EMBEDDING),
        block.get(TOP_K),
        block.get(MIN_SCORE).doubleValue(),
        block.get(MAX_CONTEXT_TOKENS),
        block.get(HEADING));
  }
}
