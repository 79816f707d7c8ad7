// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

/** An argument that can't be sent; the message says to the model why. */
final class UnfitArgumentException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitArgumentException(String name, String why) {
    super("arguments." + name + " " + why);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
