// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * Turns one of the API's two forms of calls into the other, {@code functions} and {@code tools},
 * for one request and its answer.
 */
public sealed interface CallTranslation permits FunctionsAsTools, ToolsAsFunctions {
  /** The request in the form that the model knows; the same instance where nothing is to turn. */
  ChatRequest asked();

  /** The next piece of the answer in the form that the client knows. */
  ChatDelta answered(ChatDelta piece);
}
