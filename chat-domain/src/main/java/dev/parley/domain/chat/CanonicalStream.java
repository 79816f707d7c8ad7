// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of an answer as OpenAI streams them, whatever form their provider gives them. For one
 * thread.
 *
 * <p>The role comes once, first. Calls are numbered from 0; the first piece of each has its id,
 * type and name, the others only arguments. A finish reason comes once, at the end of its choice,
 * and is true. So pieces that end a choice wait for {@link #end}, with those that follow them; all
 * others can be had at once. A piece that is well comes out as the instance that went in.
 */
public final class CanonicalStream {
  private final Supplier<String> ids;
  private final Map<Integer, CanonicalChoice> choices = new TreeMap<>();
  private final Deque<ChatDelta> ready = new ArrayDeque<>();
  private final Deque<ChatDelta> held = new ArrayDeque<>();
  private final Set<Integer> ending = new HashSet<>();
  private @Nullable ChatDelta latest;

  /**
   * A stream of which nothing came yet.
   *
   * @param ids makes ids for calls, each one never given before
   */
  public CanonicalStream(Supplier<String> ids) {
    this.ids = ids;
  }

  /** Takes the provider's next piece. */
  public void add(ChatDelta given) {
    ChatDelta piece = canonical(given);
    if (piece.choices().isEmpty()) {
      boolean waits = !held.isEmpty() || (piece.usage() != null && !choices.isEmpty());
      (waits ? held : ready).add(piece);
      return;
    }
    latest = piece;
    if (goesOn(piece)) {
      release();
    }
    int ends = ends(piece);
    if (ends == 0) {
      ready.add(piece);
    } else {
      hold(ends == piece.choices().size() ? piece : endsOf(piece));
    }
  }

  /** Whether it goes on with a choice that seemed to be at its end. */
  private boolean goesOn(ChatDelta piece) {
    if (!ending.isEmpty()) {
      for (ChoiceDelta choice : piece.choices()) {
        if (ending.contains(choice.index())) {
          return true;
        }
      }
    }
    return false;
  }

  private static int ends(ChatDelta piece) {
    int ends = 0;
    for (ChoiceDelta choice : piece.choices()) {
      ends += ends(choice) ? 1 : 0;
    }
    return ends;
  }

  private void hold(ChatDelta piece) {
    piece.choices().forEach(choice -> ending.add(choice.index()));
    held.add(piece);
  }

  /** What ends in a piece waits; what goes on does not. */
  private ChatDelta endsOf(ChatDelta piece) {
    List<ChoiceDelta> open = piece.choices().stream().filter(choice -> !ends(choice)).toList();
    ready.add(new ChatDelta(piece.head(), open, null, Extras.NONE));
    return piece.withChoices(piece.choices().stream().filter(CanonicalStream::ends).toList());
  }

  private static boolean ends(ChoiceDelta choice) {
    return choice.finishReason() != null;
  }

  /** The provider is at its end: what waited can be had, and each choice says why it ended. */
  public void end() {
    Set<Integer> open = new HashSet<>(choices.keySet());
    if (!held.isEmpty()) {
      endHeld(open);
    }
    while (!held.isEmpty() && !held.getFirst().choices().isEmpty()) {
      ready.add(held.removeFirst());
    }
    if (!open.isEmpty() && latest != null) {
      ready.add(missing(latest.head(), open));
    }
    ready.addAll(held);
    held.clear();
  }

  /** What ends a choice is the last piece that says so. */
  private void endHeld(Set<Integer> open) {
    Deque<ChatDelta> last = new ArrayDeque<>();
    for (ChatDelta piece = held.pollLast(); piece != null; piece = held.pollLast()) {
      last.addFirst(ended(piece, open));
    }
    held.addAll(last);
  }

  /** The next piece to send; null when there is none yet. */
  public @Nullable ChatDelta poll() {
    return ready.poll();
  }

  private ChatDelta canonical(ChatDelta piece) {
    List<ChoiceDelta> given = piece.choices();
    if (given.size() == 1) {
      ChoiceDelta only = given.getFirst();
      ChoiceDelta next = choice(only.index()).next(only);
      return next.equals(only) ? piece : piece.withChoices(List.of(next));
    }
    List<ChoiceDelta> next = new ArrayList<>(given.size());
    given.forEach(choice -> next.add(choice(choice.index()).next(choice)));
    return next.equals(given) ? piece : piece.withChoices(next);
  }

  private CanonicalChoice choice(int index) {
    CanonicalChoice known = choices.get(index);
    return known == null ? choices.computeIfAbsent(index, each -> new CanonicalChoice(ids)) : known;
  }

  /** What ended a choice did not: it goes on. */
  private void release() {
    held.forEach(piece -> ready.add(ended(piece, new HashSet<>())));
    held.clear();
    ending.clear();
  }

  /** A piece that ends those of its choices that are open, and closes them; no others. */
  private ChatDelta ended(ChatDelta piece, Set<Integer> open) {
    List<ChoiceDelta> next = new ArrayList<>(piece.choices().size());
    for (ChoiceDelta choice : piece.choices()) {
      FinishReason reason =
          choice.finishReason() != null && open.remove(choice.index())
              ? choice(choice.index()).reason()
              : null;
      boolean same =
          reason == null ? choice.finishReason() == null : reason.equals(choice.finishReason());
      next.add(same ? choice : choice.withFinishReason(reason));
    }
    return next.equals(piece.choices()) ? piece : piece.withChoices(next);
  }

  private ChatDelta missing(CompletionHead head, Set<Integer> open) {
    List<ChoiceDelta> last = open.stream().sorted().map(i -> choice(i).last(i)).toList();
    return new ChatDelta(head, last, null, Extras.NONE);
  }
}
