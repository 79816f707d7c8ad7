// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import java.util.List;

/** Which of the server's functions a model may call. */
public sealed interface FunctionChoice {
  FunctionChoice ALL = new All();

  /** Every one that its owner may use. */
  record All() implements FunctionChoice {}

  /** These alone. */
  record Named(List<String> names) implements FunctionChoice {
    public Named {
      names = List.copyOf(names);
    }
  }
}
