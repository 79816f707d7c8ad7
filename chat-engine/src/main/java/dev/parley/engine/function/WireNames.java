// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.FunctionDefinition;

/**
 * Names of functions as models are told. Providers take letters, digits, {@code _} and {@code -}; a
 * tool of another server is called {@code server.tool} here, and {@code server__tool} there.
 */
final class WireNames {
  private static final String DOT = ".";
  private static final String TOLD = "__";

  private WireNames() {}

  static String of(String name) {
    return name.replace(DOT, TOLD);
  }

  static FunctionDefinition told(FunctionDefinition function) {
    return function.name().contains(DOT)
        ? new FunctionDefinition(
            of(function.name()),
            function.description(),
            function.parameters(),
            function.strict(),
            function.extras())
        : function;
  }

  /** Whether a model that calls this means the function of that name. */
  static boolean means(String called, String name) {
    return called.equals(name) || called.equals(of(name));
  }
}
