// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.NotFoundException;
import dev.parley.port.ConversationSearch;
import java.util.List;

/** For stores that can't search their text: says so. */
final class NoSearch implements ConversationSearch {
  @Override
  public List<Found> search(Owner owner, String query, int limit) {
    throw new NotFoundException(
        "search_not_available",
        "the store of conversations has no full-text search; list them instead, or keep them in a"
            + " store that has one (sqlite)");
  }
}
