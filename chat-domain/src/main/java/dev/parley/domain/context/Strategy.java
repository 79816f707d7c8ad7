// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.Locale;

/** What becomes of messages that do not fit the window. */
public enum Strategy {
  /** The best that the installation can do. */
  AUTO,
  /** The oldest turns are left out. */
  DROP_OLDEST,
  /** The oldest turns are summarised. */
  SUMMARIZE,
  /** Old turns that matter now are found again. */
  RECALL,
  /** Nothing is left out: too long is an error. */
  NONE;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** Whether a summary stands for what is left out. */
  public boolean summarizes() {
    return this == AUTO || this == SUMMARIZE;
  }

  /** Whether what was left out is looked through for what matters now. */
  public boolean recalls() {
    return this == AUTO || this == RECALL;
  }
}
