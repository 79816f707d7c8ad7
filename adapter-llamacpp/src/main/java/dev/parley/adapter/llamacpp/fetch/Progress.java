// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

/** Hears how far a long step is, for a progress bar or a log. Called from the working thread. */
public interface Progress {
  /** The total of a step whose size is not known. */
  long UNKNOWN = -1;

  /**
   * So much of a step is done.
   *
   * @param label what is being done, for instance {@code fetching smollm2-135m-instruct}
   * @param done bytes
   * @param total bytes, or {@link #UNKNOWN}
   */
  void update(String label, long done, long total);

  /** Something worth one line: what is waited for, what is tried next. */
  default void note(String line) {}

  /** Tells nobody. */
  static Progress silent() {
    return (label, done, total) -> {};
  }
}
