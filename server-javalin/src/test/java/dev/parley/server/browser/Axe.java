// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Deque's axe, which looks for what shuts people out. */
final class Axe {
  private static final String FINDINGS =
      """
      async () => (await axe.run({ resultTypes: ['violations'] })).violations
        .filter(finding => ['serious', 'critical'].includes(finding.impact))
        .flatMap(finding => finding.nodes.map(node =>
            `${finding.impact} ${finding.id}: ${node.target.flat().join(' ')}: ${node.failureSummary}`))
      """;

  private Axe() {}

  /** The serious and critical findings on what the page shows now. */
  static List<?> findings(Page page) {
    page.evaluate(script());
    return (List<?>) page.evaluate(FINDINGS);
  }

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new AssertionError("no axe.min.js on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
