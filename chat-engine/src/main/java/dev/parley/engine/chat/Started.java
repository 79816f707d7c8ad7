// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Note;
import dev.parley.engine.conversation.Turn;
import dev.parley.engine.routing.Candidate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that may now be answered.
 *
 * @param turn null for one that is not remembered
 * @param candidates the models that may answer, in the order to try them
 * @param notes what every round and model is told beside what was said; found once, when it is
 *     asked for first
 */
record Started(
    ChatCall call, @Nullable Turn turn, List<Candidate> candidates, Supplier<List<Note>> notes) {
  /** What is new in it. */
  List<Message> messages() {
    return turn == null ? call.request().messages() : turn.opened().messages();
  }
}
