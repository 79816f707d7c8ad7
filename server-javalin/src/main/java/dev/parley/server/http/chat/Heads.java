// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Names one answer where its provider left that out: the same for each of its pieces. */
final class Heads {
  private final CompletionHead ours;
  private boolean pinned;

  Heads(String model, Clock clock, Supplier<String> ids) {
    this.ours = CompletionHead.of("chatcmpl-" + ids.get(), clock.instant().getEpochSecond(), model);
  }

  Completion named(Completion answer) {
    return new Completion(named(answer.head()), answer.choices(), answer.usage(), answer.extras());
  }

  ChatDelta named(ChatDelta piece) {
    return isWhole(piece.head()) && !pinned
        ? piece
        : new ChatDelta(named(piece.head()), piece.choices(), piece.usage(), piece.extras());
  }

  /** A piece that says nothing, for what has to be added to one. */
  ChatDelta silence() {
    return silence(CompletionHead.of("", 0, ""));
  }

  /**
   * A piece that says nothing.
   *
   * @param head of the pieces around it; where there is none yet, ours is that of all that follow
   */
  ChatDelta silence(CompletionHead head) {
    pinned |= !isWhole(head);
    ChoiceDelta nothing =
        new ChoiceDelta(0, null, null, null, List.of(), null, null, null, Extras.NONE, Extras.NONE);
    return new ChatDelta(named(head), List.of(nothing), null, Extras.NONE);
  }

  private CompletionHead named(CompletionHead head) {
    if (pinned) {
      return new CompletionHead(
          ours.id(), ours.created(), ours.model(), head.systemFingerprint(), head.serviceTier());
    }
    return head.orElse(ours);
  }

  private static boolean isWhole(CompletionHead head) {
    return !head.id().isEmpty() && head.created() != 0 && !head.model().isEmpty();
  }
}
