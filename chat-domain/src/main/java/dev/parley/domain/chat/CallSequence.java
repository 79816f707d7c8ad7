// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one choice, and which of them a piece belongs to. The API tells them apart by index;
 * providers leave it out or send 0 for all, repeat the id, send it late, empty or not at all, and
 * give a new one with each piece.
 */
final class CallSequence {
  private final List<CallAssembler> calls = new ArrayList<>();

  /** The calls in the order they began. */
  List<CallAssembler> calls() {
    return Collections.unmodifiableList(calls);
  }

  /** The calls by index; those of one index in the order they began. */
  List<CallAssembler> inOrder() {
    return calls.stream().sorted(Comparator.comparingInt(CallAssembler::index)).toList();
  }

  /** Adds a piece to its call, which may begin with it; the call's place, from 0. */
  int add(ToolCallDelta piece) {
    CallAssembler call = piece.hasId() ? identified(piece) : unidentified(piece);
    if (call == null || call.isFollowedBy(piece)) {
      call = new CallAssembler(piece.index());
      calls.add(call);
    }
    call.add(piece);
    return calls.indexOf(call);
  }

  private @Nullable CallAssembler identified(ToolCallDelta piece) {
    CallAssembler same = newest(call -> call.id().equals(piece.id()) && isAt(call, piece));
    if (same == null) {
      same = newest(call -> call.id().equals(piece.id()));
    }
    if (same != null) {
      return same;
    }
    CallAssembler there = newest(call -> isAt(call, piece));
    if (there == null || there.id().isEmpty()) {
      return there;
    }
    CallDelta part = piece.part();
    boolean goesOn = part != null && !part.hasName() && part.says() && there.isOpen();
    return goesOn ? there : null;
  }

  private @Nullable CallAssembler unidentified(ToolCallDelta piece) {
    CallAssembler there = newest(call -> isAt(call, piece));
    if (there != null) {
      return there;
    }
    // a piece without an index is read as one with 0, also where the calls count from 1
    boolean bare = piece.index() == 0 && !piece.hasType() && !piece.hasName();
    return bare && !calls.isEmpty() ? calls.getLast() : null;
  }

  private static boolean isAt(CallAssembler call, ToolCallDelta piece) {
    return call.index() == piece.index();
  }

  private @Nullable CallAssembler newest(Predicate<CallAssembler> fits) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (fits.test(calls.get(i))) {
        return calls.get(i);
      }
    }
    return null;
  }
}
