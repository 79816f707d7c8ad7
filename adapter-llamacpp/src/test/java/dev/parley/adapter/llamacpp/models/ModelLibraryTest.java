// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.llamacpp.fetch.Await;
import dev.parley.adapter.llamacpp.fetch.Jvm;
import dev.parley.adapter.llamacpp.fetch.Notes;
import dev.parley.adapter.llamacpp.fetch.RangeServer;
import dev.parley.adapter.llamacpp.fetch.Texts;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ProviderUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelLibraryTest {
  private final String gguf = "GGUF" + Texts.letters(1_000_000, 5);
  private final RangeServer files = new RangeServer(gguf, "\"one\"");
  private final MockWebServer server = new MockWebServer();
  private final Notes notes = new Notes();

  @TempDir Path folder;
  private ModelLibrary library;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(files);
    server.start();
    library = ModelLibrary.in(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void catalogAndOwnFilesAreListedWhenFolderHoldsSome() throws Exception {
    Files.writeString(folder.resolve("mine.gguf"), gguf);

    List<ModelFile> models = library.list();

    assertThat(models).extracting(ModelFile::name).containsExactly("smollm2-135m-instruct", "mine");
    assertThat(models).extracting(ModelFile::present).containsExactly(false, true);
    assertThat(models).extracting(ModelFile::bytes).containsExactly(98_362_432L, 1_000_004L);
    assertThat(models).extracting(ModelFile::licence).containsExactly("Apache-2.0", "unknown");
  }

  @Test
  void fileIsFoundWhenNamedByStemOrFileNameOrPath() throws Exception {
    Path mine = Files.writeString(folder.resolve("mine.gguf"), gguf);

    assertThat(library.pull("mine", notes)).isEqualTo(mine);
    assertThat(library.pull("mine.gguf", notes)).isEqualTo(mine);
    assertThat(ModelLibrary.in(folder.resolve("other")).pull(mine.toString(), notes))
        .isEqualTo(mine);
    assertThat(library.find("smollm2-135m-instruct")).isEmpty();
  }

  @Test
  void namesAreSaidWhenModelIsUnknown() {
    assertThatThrownBy(() -> library.pull("gpt-9", notes))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("gpt-9")
        .hasMessageContaining("smollm2-135m-instruct")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void modelComesFromAnAddressOnceWhenPulledTwice() throws Exception {
    String address = server.url("/models/Tiny%20Chat.gguf").toString();

    Path first = library.pull(address, notes);
    Path second = library.pull(address, notes);

    assertThat(first).isEqualTo(second).hasContent(gguf);
    assertThat(first.getFileName().toString()).matches("[0-9a-f]{8}-Tiny_Chat\\.gguf");
    assertThat(files.ranges()).hasSize(1);
  }

  @Test
  void pinIsCheckedWhenAddressHasOne() throws Exception {
    String address = server.url("/tiny.gguf").toString();

    assertThat(library.pull(address + "#sha256=" + Texts.sha256(gguf), notes)).exists();
    assertThatThrownBy(
            () -> library.pull(server.url("/b.gguf") + "#sha256=" + Texts.sha256("b"), notes))
        .isInstanceOf(ProviderUnavailableException.class)
        .hasMessageContaining(Texts.sha256("b"));
  }

  @Test
  void pageIsNotTakenForAModelWhenAddressHoldsOne() {
    files.change("<html>log in first</html>", "\"page\"");

    assertThatThrownBy(() -> library.pull(server.url("/tiny.gguf").toString(), notes))
        .hasMessageContaining("no GGUF file");
    assertThat(library.list()).hasSize(1);
  }

  @Test
  void ownFileThatIsNoModelIsRefusedAndKept() throws Exception {
    Path text = Files.writeString(folder.resolve("passwd"), "root:x:0:0");

    assertThatThrownBy(() -> library.pull(text.toString(), notes))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith(text + " is no GGUF file: ");
    assertThat(text).exists();
  }

  @Test
  void addressIsRefusedWhenItIsNone() {
    assertThatThrownBy(() -> library.pull("http://a b/c.gguf", notes))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("http://a b/c.gguf");
  }

  @Test
  void pullGoesOnWhereItStoppedWhenFirstProcessWasKilled() throws Exception {
    String address = server.url("/tiny.gguf").toString();
    files.dawdle(true);
    Process first = Jvm.start(PullMain.class, folder.toString(), address);
    Await.until("a part is here", () -> partSize() > 0);
    first.destroyForcibly().waitFor();
    files.dawdle(false);

    assertThat(library.pull(address, notes)).hasContent(gguf);

    assertThat(files.ranges()).hasSize(2);
    assertThat(files.ranges().getLast()).matches("bytes=[1-9]\\d*-");
  }

  @Test
  void secondPullWaitsAndFetchesNothingWhenAnotherProcessDoes() throws Exception {
    String address = server.url("/tiny.gguf").toString();
    files.hold();
    Process first = Jvm.start(PullMain.class, folder.toString(), address);
    Await.until("the first fetches", () -> !files.ranges().isEmpty());
    FutureTask<Path> second = new FutureTask<>(() -> library.pull(address, notes));
    Thread.ofVirtual().start(second);
    Await.until("the second waits", () -> !notes.lines().isEmpty());

    files.release();

    assertThat(second.get()).hasContent(gguf);
    assertThat(first.waitFor()).isZero();
    assertThat(files.ranges()).hasSize(1);
    assertThat(notes.lines())
        .singleElement()
        .asString()
        .startsWith("waiting for another Parley, which is fetching");
  }

  @Test
  void defaultModelIsPulledAndListedWhenCacheIsUsed() throws Exception {
    ModelLibrary cache = LocalModels.inCache();

    Path file = cache.pull(ModelCatalog.DEFAULT_MODEL, notes);

    assertThat(file).hasFileName("SmolLM2-135M-Instruct.Q4_1.gguf").hasSize(98_362_432);
    assertThat(cache.list().getFirst().present()).isTrue();
    assertThat(cache.find("SmolLM2-135M-Instruct")).contains(file);
  }

  private long partSize() {
    try (var inFolder = Files.list(folder)) {
      for (Path file : inFolder.toList()) {
        if (file.toString().endsWith(".part")) {
          return Files.size(file);
        }
      }
      return 0;
    } catch (IOException e) {
      return 0; // renamed under us
    }
  }
}
