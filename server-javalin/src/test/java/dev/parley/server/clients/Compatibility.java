// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Holds the tests of a client that passed against {@code docs/compatibility.md}. Where only some of
 * them were run, nothing is said about the rest.
 */
final class Compatibility implements TestWatcher, AfterAllCallback {
  private final Set<String> passed = new TreeSet<>();
  private final Set<String> others = new HashSet<>();

  /** A test of a client says which one it is. */
  interface Tested {
    ClientSection section(ClientSection.Builder passed);
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    passed.add(context.getRequiredTestMethod().getName());
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    others.add(context.getRequiredTestMethod().getName());
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    others.add(context.getRequiredTestMethod().getName());
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    others.add(context.getRequiredTestMethod().getName());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    ClientSection.Builder builder = new ClientSection.Builder();
    for (Method method : showing(context.getRequiredTestClass())) {
      String name = method.getName();
      if (!passed.contains(name) && !others.contains(name)) {
        return;
      }
      if (!others.contains(name)) {
        builder.add(method.getAnnotation(Shows.class).value(), words(name));
      }
    }
    CompatibilityPage.check(((Tested) context.getRequiredTestInstance()).section(builder));
  }

  private static List<Method> showing(Class<?> type) {
    return Stream.<Class<?>>iterate(type, c -> c != Object.class, Class::getSuperclass)
        .flatMap(c -> Stream.of(c.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Shows.class))
        .toList();
  }

  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
