// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

/** What the server does with functions while an answer is on its way. */
public sealed interface FunctionEvent {
  /** A call was begun. */
  record Started(String callId, String name, String arguments) implements FunctionEvent {}

  /** A call has its result. */
  record Ended(FunctionRun run) implements FunctionEvent {}
}
