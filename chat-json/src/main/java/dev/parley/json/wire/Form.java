// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.Extras;
import java.io.IOException;
import java.util.Set;

/**
 * What answers of one kind look like. What can't be read as one is an {@link
 * dev.parley.domain.error.InvalidRequestException}.
 *
 * @param <T> their pieces
 */
interface Form<T> {
  /** A streamed piece. */
  T piece(byte[] json);

  /** What streamed pieces go through on their way. */
  Pieces<T> pieces();

  /** A whole answer, as a piece that says all. */
  T whole(byte[] json, int length);

  /** The piece's unknown fields. */
  Extras extras(T piece);

  /** Whether a piece says anything of a choice. */
  boolean hasChoices(T piece);

  /** Adds the indexes of the choices that a piece says the end of. */
  void addFinished(T piece, Set<Integer> finished);

  /** All pieces as one that says all. */
  T sum(Answer<T> pieces) throws IOException;
}
