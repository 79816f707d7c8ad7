// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.conversation.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All conversations of a store, whoever's they are, for what moves or checks a whole store. A store
 * that can tell them implements this beside {@link ConversationStore}, which reads each one and
 * puts it into another store; it is a port of its own since nothing that answers a request needs
 * it.
 */
public interface ConversationCatalog {
  /** The longest page that {@link #ids} gives at once. */
  int LARGEST_PAGE = 1000;

  /**
   * A part of the walk.
   *
   * @param ids in no order that others may count on
   * @param next where the walk goes on; null where it is at its end
   */
  record Page(List<ConversationId> ids, @Nullable String next) {
    public Page {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Walks through the ids of all conversations, page by page, in whatever order is cheap. A page
   * may be empty and not the last one.
   *
   * <p>A conversation that was there when the walk began and is still there when it ends is given
   * at least once, however much is written meanwhile; one that is written meanwhile may be given
   * again. One that began or was deleted meanwhile may be given or not. A store whose lists lag
   * behind says by how much.
   *
   * @param after the {@link Page#next} of the page before; null for the first page
   * @param limit 1 to {@link #LARGEST_PAGE}
   * @throws IllegalArgumentException when {@code limit} is out of its bounds
   * @throws dev.parley.domain.error.StorageUnavailableException when the store can't be used
   */
  Page ids(@Nullable String after, int limit);
}
