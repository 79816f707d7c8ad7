// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer that comes in pieces and is wanted whole: a stream of one piece. */
final class GatheredAnswer<T> implements Answer<T> {
  private final Form<T> form;
  private final Answer<T> pieces;
  private boolean read;

  GatheredAnswer(Form<T> form, Answer<T> pieces) {
    this.form = form;
    this.pieces = pieces;
  }

  @Override
  public @Nullable T read() throws IOException {
    if (read) {
      return null;
    }
    T all = form.sum(pieces);
    read = true;
    return all;
  }
}
