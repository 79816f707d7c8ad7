// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link Desk}, with the one browser of this JVM, and holds every page of it to
 * the same at the end: nothing went wrong unseen.
 */
final class DeskExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace BROWSER = Namespace.create(Machine.class);
  private static final Namespace DESK = Namespace.create(Desk.class);

  private final Furnishing furnishing;

  /** With scripted models. */
  DeskExtension() {
    this(Desk::scripted);
  }

  DeskExtension(Furnishing furnishing) {
    this.furnishing = furnishing;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType().equals(Desk.class);
  }

  @Override
  public Desk resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Machine machine =
        test.getRoot()
            .getStore(BROWSER)
            .computeIfAbsent(Machine.class, key -> Machine.start(), Machine.class);
    try {
      Desk desk = furnishing.desk(machine.browser());
      test.getStore(DESK).put(Desk.class, desk); // which closes it
      return desk;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Store store = test.getStore(DESK);
    Desk desk = store.get(Desk.class, Desk.class);
    if (desk == null) {
      return;
    }
    if (test.getExecutionException().isPresent()) {
      desk.keepPictures(
          test.getRequiredTestClass().getSimpleName()
              + "-"
              + test.getRequiredTestMethod().getName());
    }
    desk.assertClean();
  }

  /** Makes a desk before this browser. */
  interface Furnishing {
    Desk desk(Browser browser) throws IOException;
  }
}
