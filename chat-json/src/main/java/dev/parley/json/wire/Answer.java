// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one answer as its connection brings them.
 *
 * @param <T> the pieces
 */
public interface Answer<T> {
  /**
   * Waits for the next piece; null at the end.
   *
   * @throws RefusedException when the provider said an error in place of a piece
   * @throws MalformedAnswerException when what came is no answer
   */
  @Nullable T read() throws IOException;
}
