// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The header of a conversation that is not there yet: its next version is the first. */
final class Unborn {
  private Unborn() {}

  static Header header(ConversationId id, Owner owner, Instant now) {
    return new Header(
        id,
        owner,
        0,
        Sequence.NONE,
        Branches.NONE,
        List.of(),
        null,
        null,
        null,
        Map.of(),
        now,
        now);
  }
}
