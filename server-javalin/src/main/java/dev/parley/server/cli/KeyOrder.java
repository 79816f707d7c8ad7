// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import org.jspecify.annotations.Nullable;

/** What a person wants done with keys; bodies are those of the calls under {@code /api/v1/keys}. */
public sealed interface KeyOrder {

  /** Make one. */
  record Create(String json) implements KeyOrder {}

  /** Show those behind this one; null for the first page. */
  record Page(@Nullable String after) implements KeyOrder {}

  /** Give one a new text. */
  record Rotate(String id, String json) implements KeyOrder {}

  /** End one. */
  record Revoke(String id) implements KeyOrder {}
}
