// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

final class InMemoryConversationSearchTest extends ConversationSearchContract {
  @Override
  protected Searched open() {
    return searched(new InMemoryConversationStore());
  }

  @Override
  protected Searched reopen(Searched closed) {
    return searched(((InMemoryConversationStore) closed.store()).reopen());
  }

  @Override
  protected void close(Searched opened) {
    ((InMemoryConversationStore) opened.store()).close();
  }

  private static Searched searched(InMemoryConversationStore store) {
    return new Searched(store, store);
  }
}
