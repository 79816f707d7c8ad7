// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import java.util.Iterator;

/**
 * An answer in pieces of one kind. Read by one thread; closed by any.
 *
 * <p>{@link #hasNext} waits for the next piece and throws a {@link
 * dev.parley.domain.error.ParleyException} when the answer breaks off; pieces that came before it
 * stay valid. After an error or the end it stays false. A virtual thread that is interrupted while
 * it waits gets a {@link dev.parley.domain.error.ProviderUnavailableException} and stays
 * interrupted.
 *
 * @param <T> the pieces
 */
public interface AnswerStream<T> extends Iterator<T>, AutoCloseable {
  /**
   * Ends the work for this answer: closes the connection to the provider and unblocks a reader that
   * waits, whose {@link #hasNext} is then false; a piece that was announced may still be taken. May
   * be called from any thread, at any time, any number of times; never throws.
   */
  @Override
  void close();
}
