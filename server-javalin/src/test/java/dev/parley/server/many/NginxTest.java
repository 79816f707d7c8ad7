// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.kept.Command;
import dev.parley.server.kept.Packages;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NginxTest {
  private static final Path PAGE = Path.of("..", "docs", "scale.md");
  @TempDir private Path folder = Path.of("");

  @Test
  void machineThatHasNoneGetsOneThatRuns() throws Exception {
    Path program = new NginxProgram(folder.toString(), Packages.ofUser()).program();
    assertThat(Command.of("sh", "-c", "exec \"$0\" -v 2>&1", program.toString()).run(folder))
        .startsWith("nginx version: nginx/");
  }

  @Test
  void oneThatIsInstalledIsUsed() throws Exception {
    Path installed = Files.createFile(folder.resolve("nginx"));
    assertThat(installed.toFile().setExecutable(true)).isTrue();
    assertThat(new NginxProgram(folder.toString(), Packages.ofUser()).program())
        .isEqualTo(installed);
  }

  @Test
  void pageShowsWhatTheseTestsRunWith() throws Exception {
    assertThat(Files.readString(PAGE)).contains("```nginx\n" + Nginx.written() + "```\n");
  }
}
