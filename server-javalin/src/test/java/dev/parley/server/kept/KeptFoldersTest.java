// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptFoldersTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void buildsAtTheSameTimeShareOneWholeFolder() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    Callable<Path> build =
        () ->
            new KeptFolders(folder)
                .kept(
                    "thing-1",
                    part -> {
                      Files.writeString(part.resolve("package"), "all of it");
                      awaitOther(together);
                    });
    try (ExecutorService builds = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Path> built : builds.invokeAll(List.of(build, build))) {
        assertThat(built.get().resolve("package")).hasContent("all of it");
      }
    }
    assertThat(folder).isDirectoryContaining("glob:**/thing-1");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws Exception {
    Path first = new KeptFolders(folder).kept("thing-1", part -> {});
    Path second =
        new KeptFolders(folder)
            .kept(
                "thing-1",
                part -> {
                  throw new AssertionError("fetched again");
                });
    assertThat(second).isEqualTo(first);
  }

  @Test
  void fetchThatFailsLeavesNothing() {
    assertThatThrownBy(
            () ->
                new KeptFolders(folder)
                    .kept(
                        "thing-1",
                        part -> {
                          Files.writeString(part.resolve("half"), "of it");
                          throw new AssertionError("no registry");
                        }))
        .hasMessage("no registry");
    assertThat(folder).isEmptyDirectory();
  }

  private static void awaitOther(CyclicBarrier together) {
    try {
      together.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
