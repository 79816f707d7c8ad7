// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

/**
 * A number of tokens.
 *
 * @param exact whether the model's own tokenizer counted; else it is an estimate from above
 */
public record TokenCount(int tokens, boolean exact) {
  public TokenCount {
    if (tokens < 0) {
      throw new IllegalArgumentException("tokens is " + tokens + ": it is at least 0");
    }
  }

  public TokenCount plus(TokenCount other) {
    return new TokenCount(Math.addExact(tokens, other.tokens), exact && other.exact);
  }
}
