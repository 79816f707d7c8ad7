// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;

/** Which of the server's functions a model may call. */
public sealed interface FunctionChoice {

  /** Every function that there is. */
  record All() implements FunctionChoice {}

  /** The functions of these names; none where the list is empty. */
  record Named(List<String> names) implements FunctionChoice {
    public Named {
      names = List.copyOf(names);
    }
  }
}
