// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import java.io.IOException;

/** Where an export's bytes go. */
interface Sink {
  void write(byte[] bytes) throws IOException;

  /**
   * Takes back what was written last.
   *
   * @param bytes how many
   * @throws TransferException when that can't be done
   */
  void takeBack(long bytes) throws IOException, TransferException;

  /** All was written: makes sure that it is where it belongs. */
  void finish() throws IOException;
}
