// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The programs in {@code clients} of the tests' resources, and what they are run with. */
final class Scripts {
  private Scripts() {}

  static Path file(String name) {
    URL file = Objects.requireNonNull(Scripts.class.getResource("/clients/" + name), name);
    try {
      return Path.of(file.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Takes away what this environment says of OpenAI and of proxies: it is not meant for clients.
   */
  static void withoutOwnSettings(Map<String, String> environment) {
    List<String> names = List.copyOf(environment.keySet());
    names.stream()
        .filter(n -> n.startsWith("OPENAI_") || n.toLowerCase(Locale.ROOT).endsWith("_proxy"))
        .forEach(environment::remove);
  }
}
