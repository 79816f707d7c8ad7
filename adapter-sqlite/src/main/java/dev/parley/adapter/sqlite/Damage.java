// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

import dev.parley.domain.error.StorageUnavailableException;
import java.util.function.Supplier;

/** What lies in the file and was not written by Parley, or not as it lies there. */
final class Damage {
  private Damage() {}

  /** Reads a row; one that makes no sense is the store's fault, not the caller's. */
  static <T> T asDamage(String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RuntimeException e) {
      throw new StorageUnavailableException(
          what + " can't be read as it lies in the file: restore a backup, or delete it", e);
    }
  }
}
