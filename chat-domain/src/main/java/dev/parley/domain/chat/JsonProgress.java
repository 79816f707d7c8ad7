// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * How far a JSON object or array has come while its text arrives in pieces. It only follows quotes
 * and brackets; what is well formed between them is not its matter.
 */
final class JsonProgress {
  private int depth;
  private boolean opened;
  private boolean quoted;
  private boolean escaped;

  void add(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      char next = piece.charAt(i);
      if (quoted) {
        inText(next);
      } else {
        between(next);
      }
    }
  }

  private void inText(char next) {
    if (escaped) {
      escaped = false;
    } else if (next == '\\') {
      escaped = true;
    } else if (next == '"') {
      quoted = false;
    }
  }

  private void between(char next) {
    switch (next) {
      case '"' -> quoted = true;
      case '{', '[' -> {
        opened = true;
        depth++;
      }
      case '}', ']' -> depth--;
      default -> {
        // a number, a word, a comma or a space opens and closes nothing
      }
    }
  }

  /** Whether an object or array was opened and is closed. */
  boolean isWhole() {
    return opened && depth <= 0 && !quoted;
  }

  /** Whether what was opened is not closed. */
  boolean isCut() {
    return depth > 0 || quoted;
  }
}
