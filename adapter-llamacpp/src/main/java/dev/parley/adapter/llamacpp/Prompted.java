// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

/** The calls that give a model something to read, and what they call it. */
enum Prompted {
  CHAT("/v1/chat/completions", "messages", "fewer or shorter messages"),
  TEXT("/v1/completions", "prompt", "a shorter one"),
  EMBEDDINGS("/v1/embeddings", "input", "shorter texts");

  private final String path;
  private final String field;
  private final String less;

  Prompted(String path, String field, String less) {
    this.path = path;
    this.field = field;
    this.less = less;
  }

  String path() {
    return path;
  }

  /** What the request calls what is to be read. */
  String field() {
    return field;
  }

  /** What may be sent in place of too much. */
  String less() {
    return less;
  }
}
