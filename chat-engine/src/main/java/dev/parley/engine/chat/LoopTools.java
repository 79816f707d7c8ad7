// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ToolCall;
import dev.parley.engine.function.KeptTurns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What every loop works with.
 *
 * @param ids makes the changing part of ids
 */
record LoopTools(Asking asking, Supplier<String> ids, KeptTurns kept) {
  /** Keeps what a turn leaves that no conversation does: its caller goes on with its calls. */
  void keep(Started started, RoundPlan last, Transcript transcript) {
    List<ToolCall> shown = new ArrayList<>(last.others());
    shown.addAll(last.confirmations());
    boolean ran = !transcript.runs().isEmpty() || !last.confirmations().isEmpty();
    // A call in the older form has no id to keep anything under.
    if (started.turn() == null && !shown.isEmpty() && ran) {
      kept.keep(started.call().owner(), shown, transcript.added());
    }
  }
}
