// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.chat.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the access log says of a request beside its HTTP: never what was said in it. */
public final class AccessNotes {
  private volatile @Nullable String route;
  private volatile @Nullable String key;
  private volatile @Nullable String conversation;
  private volatile @Nullable String model;
  private volatile @Nullable String provider;
  private volatile @Nullable Usage usage;
  private volatile @Nullable String error;
  private volatile @Nullable String dropped;
  private volatile boolean replayed;

  AccessNotes() {}

  void route(String pattern) {
    route = pattern;
  }

  void key(@Nullable String name) {
    key = name;
  }

  public void conversation(String id) {
    conversation = id;
  }

  public void model(String name) {
    model = name;
  }

  public void provider(String name) {
    provider = name;
  }

  public void usage(Usage tokens) {
    usage = tokens;
  }

  /** The answer is one that was given before. */
  void replayed() {
    replayed = true;
  }

  /** Fields that the model was asked without. */
  public void dropped(List<String> fields) {
    dropped = fields.isEmpty() ? null : String.join(",", fields);
  }

  /** The code of the error that ended the request. */
  public void error(@Nullable String code) {
    error = code;
  }

  @Nullable String route() {
    return route;
  }

  /** Adds what is known to a line. */
  void writeTo(LogLine line) {
    line.field("key", key)
        .field("conversation", conversation)
        .field("model", model)
        .field("provider", provider);
    Usage tokens = usage;
    if (tokens != null) {
      line.field("prompt_tokens", tokens.promptTokens())
          .field("completion_tokens", tokens.completionTokens());
    }
    line.field("dropped", dropped)
        .field("error", error)
        .field("replayed", replayed ? "true" : null);
  }
}
