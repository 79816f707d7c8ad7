// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

/** What became of a call that nobody saw the end of. */
public sealed interface FunctionOutcome {
  FunctionOutcome UNKNOWN = new Unknown();
  FunctionOutcome NOT_RUN = new NotRun();

  /** It ran to its end. */
  record Done(FunctionResult result) implements FunctionOutcome {}

  /** It changed nothing, and will not. */
  record NotRun() implements FunctionOutcome {}

  /** Nobody can say. */
  record Unknown() implements FunctionOutcome {}
}
