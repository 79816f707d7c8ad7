// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With packages of this machine alone: nothing is fetched. */
final class PackagesTest {
  @TempDir private Path folder = Path.of("");
  private Packages packages = new Packages(new KeptFolders(folder));

  @BeforeEach
  void moveIn() {
    packages = new Packages(new KeptFolders(folder.resolve("kept")));
  }

  @Test
  void aPackageOfNodeIsInstalledOnce() throws Exception {
    Path own = Files.createDirectory(folder.resolve("tea"));
    Files.writeString(own.resolve("package.json"), "{\"name\":\"tea\",\"version\":\"1.0.0\"}");
    Path first = packages.node("tea-1", own.toString());
    assertThat(first.resolve("node_modules/tea/package.json")).exists();
    assertThat(packages.node("tea-1", "no such package")).isEqualTo(first);
  }

  @Test
  void whatCannotBeInstalledSaysWhatIsNeeded() {
    String nowhere = folder.resolve("nowhere").toString();
    assertThatThrownBy(() -> packages.node("none-1", nowhere))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("install Node.js 20 or newer with npm")
        .hasMessageContaining(nowhere);
    assertThatThrownBy(() -> packages.python("none-1", nowhere))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("install Python 3.10 or newer with pip")
        .hasMessageContaining(nowhere);
    assertThat(folder.resolve("kept")).isEmptyDirectory();
  }
}
