// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineLogTest {
  @TempDir Path folder;

  @Test
  void allIsKeptInOrderAndTheTailIsAtHandWhenLogIsSmall() {
    EngineLog log = new EngineLog(folder.resolve("logs/engine.log"), 1000);

    keep(log, "one\ntwo\n");
    keep(log, "\nthree\n");

    assertThat(log.file()).hasContent("one\ntwo\n\nthree\n");
    assertThat(log.tail(2)).containsExactly("two", "three");
  }

  @Test
  void sizeStaysBoundedWhenEngineTalksOn() throws Exception {
    EngineLog log = new EngineLog(folder.resolve("engine.log"), 1000);

    for (int i = 0; i < 100; i++) {
      keep(log, "line " + i + " of many\n");
    }

    assertThat(Files.size(log.file())).isLessThanOrEqualTo(1000);
    assertThat(Files.size(folder.resolve("engine.log.1"))).isLessThanOrEqualTo(1000);
    assertThat(log.tail(1)).containsExactly("line 99 of many");
  }

  @Test
  void tailIsEmptyWhenAnotherRunBegins() {
    EngineLog log = new EngineLog(folder.resolve("engine.log"), 1000);
    keep(log, "one\n");

    log.begin();

    assertThat(log.tail(5)).isEmpty();
  }

  @Test
  void outputIsStillReadWhenLogCanNotBeKept() throws Exception {
    Path file = Files.writeString(folder.resolve("in the way"), "");
    EngineLog log = new EngineLog(file.resolve("engine.log"), 1000);

    keep(log, "one\n");

    assertThat(log.tail(5)).first().isEqualTo("one");
    assertThat(log.tail(5).getLast()).startsWith("log not kept");
  }

  private static void keep(EngineLog log, String said) {
    log.keep(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
  }
}
