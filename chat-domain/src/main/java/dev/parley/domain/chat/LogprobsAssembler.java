// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the log probabilities of a choice's pieces, in order. */
final class LogprobsAssembler {
  private @Nullable List<RawJson> content;
  private @Nullable List<RawJson> refusal;
  private Extras extras = Extras.NONE;
  private boolean any;

  void add(Logprobs piece) {
    any = true;
    content = joined(content, piece.content());
    refusal = joined(refusal, piece.refusal());
    extras = extras.with(piece.extras());
  }

  /** All of them; null when none came. */
  @Nullable Logprobs all() {
    return any ? new Logprobs(content, refusal, extras) : null;
  }

  private static @Nullable List<RawJson> joined(
      @Nullable List<RawJson> sum, @Nullable List<RawJson> piece) {
    if (piece == null) {
      return sum;
    }
    List<RawJson> all = sum == null ? new ArrayList<>() : sum;
    all.addAll(piece);
    return all;
  }
}
