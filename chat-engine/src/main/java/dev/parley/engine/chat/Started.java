// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.Message;
import dev.parley.engine.conversation.Turn;
import dev.parley.engine.routing.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that may now be answered.
 *
 * @param turn null for one that is not remembered
 * @param candidates the models that may answer, in the order to try them
 */
record Started(ChatCall call, @Nullable Turn turn, List<Candidate> candidates) {
  /** What is new in it. */
  List<Message> messages() {
    return turn == null ? call.request().messages() : turn.opened().messages();
  }
}
