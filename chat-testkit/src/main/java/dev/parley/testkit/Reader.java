// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.port.ChatStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads a stream to its end on a thread of its own; its error is what {@code hasNext} threw. */
final class Reader extends Caller {
  private final List<ChatDelta> pieces;

  private Reader(ChatStream stream, List<ChatDelta> pieces) {
    super("contract-reader", () -> stream.forEachRemaining(pieces::add));
    this.pieces = pieces;
  }

  static Reader of(ChatStream stream) {
    Reader reader = new Reader(stream, new CopyOnWriteArrayList<>());
    reader.start();
    return reader;
  }

  List<ChatDelta> pieces() {
    return pieces;
  }
}
