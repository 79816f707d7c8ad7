// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

/** Is told how far an export or import is. */
public interface TransferProgress {
  /** Tells nobody. */
  TransferProgress SILENT =
      new TransferProgress() {
        @Override
        public void update(long done, long total) {}

        @Override
        public void note(String line) {}
      };

  /** So much of so much is done; a total of 0 is one that nobody knows. */
  void update(long done, long total);

  /** Something that a person should read. */
  void note(String line);
}
