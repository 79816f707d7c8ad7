// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.ConversationStore;

final class InMemoryConversationStoreTest extends ConversationStoreContract {
  @Override
  protected ConversationStore open() {
    return new InMemoryConversationStore();
  }

  @Override
  protected ConversationStore reopen(ConversationStore closed) {
    return ((InMemoryConversationStore) closed).reopen();
  }

  @Override
  protected void close(ConversationStore store) {
    ((InMemoryConversationStore) store).close();
  }
}
