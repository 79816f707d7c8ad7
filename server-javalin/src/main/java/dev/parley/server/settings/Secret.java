// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

/**
 * A value that is never printed: an API key, a password.
 *
 * @param value the secret itself, for the one place that has to send it
 */
public record Secret(String value) {

  /** Prints {@code ***}, whatever the secret is. */
  @Override
  public String toString() {
    return "***";
  }
}
