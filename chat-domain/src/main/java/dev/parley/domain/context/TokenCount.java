// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

/**
 * A number of tokens.
 *
 * @param exact whether the model's own tokenizer counted; else it is an estimate from above
 * @param counted what was counted, before any {@link Correction}
 */
public record TokenCount(int tokens, boolean exact, int counted) {
  /** A count that nothing corrected. */
  public TokenCount(int tokens, boolean exact) {
    this(tokens, exact, tokens);
  }

  public TokenCount {
    if (tokens < 0) {
      throw new IllegalArgumentException("tokens is " + tokens + ": it is at least 0");
    }
  }

  /** The same count, corrected. */
  public TokenCount corrected(int next) {
    return new TokenCount(next, exact, counted);
  }

  public TokenCount plus(TokenCount other) {
    return new TokenCount(
        Math.addExact(tokens, other.tokens),
        exact && other.exact,
        Math.addExact(counted, other.counted));
  }
}
