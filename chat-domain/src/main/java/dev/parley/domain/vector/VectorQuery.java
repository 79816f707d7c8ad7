// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.error.InvalidRequestException;

/**
 * What is looked for.
 *
 * @param vector entries of like direction are found
 * @param text entries with words of it are found as well, where the index is hybrid; empty for none
 * @param filter which entries take part at all
 * @param topK how many entries each of the two ways gives at most, 1 to {@value #LARGEST_TOP_K}
 */
public record VectorQuery(
    Namespace namespace, Embedding vector, String text, VectorFilter filter, int topK) {
  /** The most that every index gives at once. */
  public static final int LARGEST_TOP_K = 1000;

  public VectorQuery {
    if (topK < 1 || topK > LARGEST_TOP_K) {
      throw new InvalidRequestException("top_k", topK, "give 1 to " + LARGEST_TOP_K);
    }
  }

  /** By the vector alone, among all entries. */
  public static VectorQuery of(Namespace namespace, Embedding vector, int topK) {
    return new VectorQuery(namespace, vector, "", VectorFilter.ALL, topK);
  }

  public VectorQuery withText(String words) {
    return new VectorQuery(namespace, vector, words, filter, topK);
  }

  public VectorQuery withFilter(VectorFilter wanted) {
    return new VectorQuery(namespace, vector, text, wanted, topK);
  }
}
