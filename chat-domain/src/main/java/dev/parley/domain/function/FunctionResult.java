// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

/**
 * What a call came to, as the model is told.
 *
 * @param text JSON or plain text
 * @param ok false when the function failed; the text then says why, in words for the model
 */
public record FunctionResult(String text, boolean ok) {
  public static FunctionResult of(String text) {
    return new FunctionResult(text, true);
  }

  public static FunctionResult failed(String reason) {
    return new FunctionResult(reason, false);
  }
}
