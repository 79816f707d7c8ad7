// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.json.JsonWriter;
import java.util.function.Consumer;

/**
 * One item of a conversation.
 *
 * @param body writes it
 */
record Item(ItemId id, Consumer<JsonWriter> body) {
  void write(JsonWriter out) {
    body.accept(out);
  }
}
