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
    boolean ran = !transcript.runs().isEmpty() || !last.confirmations().isEmpty();
    if (started.turn() == null && last.isHandedOver() && ran) {
      List<ToolCall> shown = new ArrayList<>(last.others());
      shown.addAll(last.confirmations());
      kept.keep(started.call().owner(), shown, transcript.added());
    }
  }
}
