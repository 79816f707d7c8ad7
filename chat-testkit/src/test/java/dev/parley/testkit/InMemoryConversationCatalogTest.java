// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

final class InMemoryConversationCatalogTest extends ConversationCatalogContract {
  @Override
  protected Catalogued open() {
    InMemoryConversationStore store = new InMemoryConversationStore();
    return new Catalogued(store, store);
  }

  @Override
  protected void close(Catalogued opened) {
    ((InMemoryConversationStore) opened.store()).close();
  }
}
