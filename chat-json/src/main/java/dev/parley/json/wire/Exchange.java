// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.error.ParleyException;
import java.io.IOException;

/**
 * One call for an answer, not sent yet. It is sent, read and closed by one thread at a time; any
 * thread may cancel it.
 *
 * @param <T> the pieces of the answer
 */
public interface Exchange<T> {
  /**
   * Sends the request and waits for the head of the answer.
   *
   * @throws RefusedException when it is an error
   */
  Answer<T> send() throws IOException;

  /** Closes the connection under a reader, whether it waits for the head or for a piece. */
  void cancel();

  /** Gives the connection back when the answer was read to its end, else closes it. */
  void close();

  /** What a failure of this call means, in Parley's words. */
  ParleyException failure(IOException e);
}
