// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;

/**
 * Is told what an owner removed, once it is gone from the store, so that nothing that was made of
 * it stays elsewhere. Returns at once; a failure is its own affair.
 */
public interface Removals {
  /** Nothing was made of anything. */
  Removals NONE =
      new Removals() {
        @Override
        public void removed(Header conversation) {
          // There is nothing to remove.
        }

        @Override
        public void removed(Header conversation, Sequence entry) {
          // There is nothing to remove.
        }
      };

  /** A conversation with all that was said in it. */
  void removed(Header conversation);

  /** What one entry said. */
  void removed(Header conversation, Sequence entry);
}
