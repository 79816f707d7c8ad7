// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SchemathesisTest {
  @TempDir private Path folder = Path.of("");

  /** It fails where it finds a 5xx, or an answer that is not as described. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void noRequestIsAnsweredOtherwiseThanDescribed() throws Exception {
    try (Relay relay = new Relay(folder)) {
      relay.say(WillingProvider::answer);
      String said = Schemathesis.run(folder, relay.address().resolve("/openapi.json"), Relay.KEY);
      int tested = Described.ours().calls() - 2; // all but an alias, and what it reads itself
      assertThat(said).contains("Tested: " + tested);
    }
  }
}
