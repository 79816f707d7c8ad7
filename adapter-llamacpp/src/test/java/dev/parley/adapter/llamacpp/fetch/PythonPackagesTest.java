// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against scripts that behave as one pip or another does. */
final class PythonPackagesTest {
  private static final PythonPackage WANTED = new PythonPackage("some-package", "1.2");

  /** The shell's way to find what follows an option. */
  private static final String VALUE_OF =
      "value() { while [ $# -gt 1 ]; do [ \"$1\" = \"$OPTION\" ] && echo \"$2\"; shift; done; }\n";

  private final Notes notes = new Notes();

  @TempDir Path folder;
  private Path served;

  @BeforeEach
  void serve() throws IOException {
    served = Files.writeString(folder.resolve("some_package-1.2-py3-none-any.whl"), "wheel");
  }

  @Test
  void wheelComesFromWherePipSaysWhenPipCanSay() throws Exception {
    Path wheel = fetch(python(report(served.toUri(), Texts.sha256("wheel"))));

    assertThat(wheel).hasFileName(served.getFileName().toString()).hasContent("wheel");
    assertThat(notes.lines()).containsExactly("looking for the Python package some-package 1.2");
  }

  @Test
  void pipFetchesWhenItIsTooOldToSayWhere() throws Exception {
    Path wheel =
        fetch(
            python(
                "case \"$*\" in *install*) echo no such option: --report; exit 2;; esac\n"
                    + download()));

    assertThat(wheel).hasContent("wheel");
    assertThat(notes.lines()).endsWith("pip fetches some-package 1.2");
  }

  @Test
  void pipFetchesWhenParleyMayNot() throws Exception {
    String script = report(folder.resolve("not there").toUri(), "00") + download();

    assertThat(fetch(python(script))).hasContent("wheel");

    assertThat(notes.lines().get(1)).contains("not there").contains("pip tries now");
  }

  @Test
  void reasonOfPipIsSaidWhenItHasNone() throws Exception {
    Path python = python("echo 'No matching distribution found for some-package' >&2; exit 1");

    assertThatThrownBy(() -> fetch(python))
        .hasMessageContaining("some-package 1.2")
        .hasMessageContaining("No matching distribution")
        .hasMessageContaining("check the network");
  }

  @Test
  void missingPipIsSaidWhenPythonHasNone() throws Exception {
    Path python = script("case \"$2\" in pip) exit 1;; esac");

    assertThatThrownBy(() -> fetch(python)).hasMessageContaining("Python has no pip: install it");
  }

  @Test
  void missingPythonIsSaidWhenThereIsNone() {
    assertThatThrownBy(() -> fetch(folder.resolve("python9")))
        .hasMessageContaining("no Python 3 was found")
        .hasMessageContaining("install Python 3 with pip");
  }

  private Path fetch(Path python) throws InterruptedException {
    List<List<String>> pythons =
        List.of(List.of(folder.resolve("missing").toString()), List.of(python.toString()));
    return PythonPackages.with(Downloader.create(), pythons)
        .fetch(WANTED, folder.resolve("wheels"), notes);
  }

  private static String report(URI source, String sha256) {
    String json =
        """
        {"version": "1", "install": [{"download_info": {"url": "%s",
         "archive_info": {"hash": "x", "hashes": {"sha256": "%s"}}}, "requested": true}]}\
        """
            .formatted(source, sha256);
    return "OPTION=--report; report=$(value \"$@\")\n[ -n \"$report\" ] && echo '"
        + json
        + "' > \"$report\"\n";
  }

  private String download() {
    return "OPTION=--dest; to=$(value \"$@\")\n[ -n \"$to\" ] && cp '" + served + "' \"$to\"\n";
  }

  private Path python(String pip) throws IOException {
    return script(
        "case \"$*\" in '-m pip --version'|-c*) exit 0;; esac\n" + VALUE_OF + pip + "\nexit 0");
  }

  private Path script(String body) throws IOException {
    Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }
}
