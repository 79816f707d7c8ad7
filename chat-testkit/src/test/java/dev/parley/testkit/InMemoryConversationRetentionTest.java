// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

final class InMemoryConversationRetentionTest extends ConversationRetentionContract {
  @Override
  protected Retained open() {
    InMemoryConversationStore store = new InMemoryConversationStore();
    return new Retained(store, store);
  }

  @Override
  protected void close(Retained opened) {
    ((InMemoryConversationStore) opened.store()).close();
  }
}
