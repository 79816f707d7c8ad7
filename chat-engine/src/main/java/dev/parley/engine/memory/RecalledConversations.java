// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.vector.Namespace;
import dev.parley.engine.erasure.Erasing;
import dev.parley.engine.erasure.Place;
import dev.parley.port.RecordStore;
import java.util.List;

/** What was taken in of an owner's conversations, those among them that are gone. */
final class RecalledConversations implements Place {
  private static final int PAGE = 100;

  private final RecallShelf shelf;

  RecalledConversations(RecallShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public void erase(Erasing erasing) {
    String prefix = RecallShelf.prefix(erasing.owner());
    String after = prefix;
    List<RecordStore.Stored> page;
    do {
      long gone = 0;
      page =
          shelf.notes(after, PAGE).stream()
              .filter(note -> note.key().name().startsWith(prefix))
              .toList();
      for (RecordStore.Stored note : page) {
        erasing.checkGoesOn();
        after = note.key().name();
        shelf.forget(new Namespace(after));
        gone++;
      }
      erasing.gone("recalled_conversations", gone);
    } while (page.size() == PAGE);
  }
}
