// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the streamed pieces of an answer together. It may be asked at any time for what there is so
 * far. For one thread.
 *
 * <p>Text and arguments are appended, log probabilities are joined, and of everything else the
 * latest word holds.
 */
public final class CompletionAssembler {
  private final TreeMap<Integer, ChoiceAssembler> choices = new TreeMap<>();
  private @Nullable CompletionHead head;
  private @Nullable Usage usage;
  private Extras extras = Extras.NONE;

  public CompletionAssembler() {}

  public void add(ChatDelta delta) {
    head = head == null ? delta.head() : later(head, delta.head());
    usage = delta.usage() == null ? usage : delta.usage();
    extras = extras.with(delta.extras());
    for (ChoiceDelta choice : delta.choices()) {
      choices.computeIfAbsent(choice.index(), index -> new ChoiceAssembler()).add(choice);
    }
  }

  /** Whether any piece came. */
  public boolean isEmpty() {
    return head == null;
  }

  /** What the answer says of itself so far; null while no piece came. */
  public @Nullable CompletionHead head() {
    return head;
  }

  /** What it took, as far as that was told. */
  public @Nullable Usage usage() {
    return usage;
  }

  /**
   * The answer so far.
   *
   * @throws IllegalStateException when no piece came
   */
  public Completion completion() {
    if (head == null) {
      throw new IllegalStateException("no piece of the answer came");
    }
    List<Choice> all = new ArrayList<>(choices.size());
    choices.forEach((index, choice) -> all.add(choice.choice(index)));
    return new Completion(head, all, usage, extras);
  }

  private static CompletionHead later(CompletionHead first, CompletionHead next) {
    CompletionHead head = first.orElse(next);
    String fingerprint =
        next.systemFingerprint() == null ? head.systemFingerprint() : next.systemFingerprint();
    String tier = next.serviceTier() == null ? head.serviceTier() : next.serviceTier();
    return Objects.equals(fingerprint, head.systemFingerprint())
            && Objects.equals(tier, head.serviceTier())
        ? head
        : new CompletionHead(head.id(), head.created(), head.model(), fingerprint, tier);
  }
}
