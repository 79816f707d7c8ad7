// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one rack of this JVM. */
final class RackExtension implements ParameterResolver {
  private static final Namespace RACK = Namespace.create(Rack.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType().equals(Rack.class);
  }

  @Override
  public Rack resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(RACK)
        .computeIfAbsent(Rack.class, key -> Rack.start(), Rack.class); // which is closed at the end
  }
}
