// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.server.openapi.Description;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The paths on the page about the API, beside those that the server describes. */
final class ConnectPageTest {
  private static final Pattern LIST = Pattern.compile("<dl>(.*)</dl>", Pattern.DOTALL);
  private static final Pattern TERM = Pattern.compile("<dt><code>(?:[A-Z]+ )?(/[^<]+)</code></dt>");
  private static final Pattern CODE = Pattern.compile("<code>(?:[A-Z]+ )?(/[^<?]+)[^<]*</code>");

  private static Set<String> described() {
    return JsonObject.parse(Description.json()).object("paths").orElseThrow().fields().keySet();
  }

  private static List<String> shown(Pattern pattern) {
    return LIST.matcher(Files.text("connect.html"))
        .results()
        .flatMap(list -> pattern.matcher(list.group(1)).results())
        .map(found -> found.group(1).replace("ID", "{id}").replace("OWNER", "{owner}"))
        .toList();
  }

  @Test
  void everyPathThatIsDescribedIsShownOrBelowOneThatIs() {
    List<String> shown = shown(CODE);
    assertThat(described())
        .allSatisfy(
            path -> assertThat(shown).anyMatch(s -> path.equals(s) || path.startsWith(s + "/")));
  }

  @Test
  void everyPathThatIsShownIsDescribed() {
    assertThat(shown(TERM)).hasSizeGreaterThan(5).allMatch(path -> described().contains(path));
  }
}
