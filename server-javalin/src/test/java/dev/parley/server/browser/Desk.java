// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.parley.server.kept.KeptFolders;
import dev.parley.server.kept.LocalModel;
import dev.parley.server.wiring.EchoTool;
import dev.parley.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server of its own with its provider and its data, and everybody who visits its page. */
final class Desk implements AutoCloseable {
  /** The window of the scripted models. */
  static final int WINDOW = 4096;

  private static final String LOCAL =
      """
      providers:
        local: {type: llamacpp, threads: 1}
      """;

  private final Browser browser;
  private final Path folder;
  private final ScriptedModel model;
  private final Office office;
  private final Host host;
  private final List<Visit> visits = new ArrayList<>();

  private Desk(Browser browser, Path folder, ScriptedModel model, Office office, Host host) {
    this.browser = browser;
    this.folder = folder;
    this.model = model;
    this.office = office;
    this.host = host;
  }

  /** Its models say what the test wants. */
  static Desk scripted(Browser browser) throws IOException {
    Path folder = Files.createTempDirectory("parley-page");
    ScriptedModel model = new ScriptedModel();
    String yaml =
        """
        retry: {attempts: 1}
        providers:
          scripted: {type: openai, base_url: "%s", context_tokens: %d}
        routes:
          default: {providers: [scripted/quick]}
          careful:
            providers: [scripted/careful]
            system_message: Be careful.
            parameters: {temperature: 0.2}
        """
            .formatted(model.url(), WINDOW);
    return new Desk(browser, folder, model, new Office(), new Host(folder, yaml).start());
  }

  /** Its models can call functions, which are run in its office. */
  static Desk withFunctions(Browser browser) throws IOException {
    Path folder = Files.createTempDirectory("parley-page");
    Office office = new Office();
    ScriptedModel model = new ScriptedModel();
    String yaml =
        """
        retry: {attempts: 1}
        providers:
          scripted: {type: openai, base_url: "%s", context_tokens: %d}
        routes:
          default: {providers: [scripted/quick]}
        %s
        """
            .formatted(model.url(), WINDOW, office.settings());
    return new Desk(browser, folder, model, office, new Host(folder, yaml).start());
  }

  /** Its models can call the tool of another program, once somebody said yes. */
  static Desk withTool(Browser browser) throws IOException {
    Path folder = Files.createTempDirectory("parley-page");
    ScriptedModel model = new ScriptedModel();
    String yaml =
        """
        retry: {attempts: 1}
        providers:
          scripted: {type: openai, base_url: "%s", context_tokens: %d}
        routes:
          default: {providers: [scripted/quick]}
        functions:
          - {name: parrot, type: mcp, command: %s, env: {VOICE: squawks}, confirm: ask}
        """
            .formatted(model.url(), WINDOW, EchoTool.command());
    Desk desk = new Desk(browser, folder, model, new Office(), new Host(folder, yaml).start());
    Await.until("the tool", () -> desk.api().functions().contains("parrot.say.again"));
    return desk;
  }

  /** Its only model is one that nobody serves. */
  static Desk withoutModel(Browser browser) throws IOException {
    Path folder = Files.createTempDirectory("parley-page");
    String yaml =
        """
        providers:
          local: {type: llamacpp, model: none, base_url: "http://127.0.0.1:1"}
        """;
    return new Desk(
        browser, folder, new ScriptedModel(), new Office(), new Host(folder, yaml).start());
  }

  /** Its model is the small one of this machine, which may still be loading. */
  static Desk withLocalModel(Browser browser) throws IOException {
    Path folder = Files.createTempDirectory("parley-page");
    LocalModel.link(folder.resolve("data"));
    return new Desk(
        browser, folder, new ScriptedModel(), new Office(), new Host(folder, LOCAL).start());
  }

  ScriptedModel model() {
    return model;
  }

  /** Where its functions do what they do. */
  Office office() {
    return office;
  }

  Host host() {
    return host;
  }

  Api api() {
    return new Api(host.address());
  }

  /** Waits for a model that has to be loaded, and fetched where this is the first time. */
  void awaitReady() throws IOException, InterruptedException {
    LocalModel.awaitReady(host.address());
  }

  /** Somebody opens the page, at a desk in the daytime. */
  Visit open(String path) {
    return open(path, View.desk());
  }

  Visit open(String path, View view) {
    Visit visit = new Visit(browser, view, host.address());
    visits.add(visit);
    return visit.go(path);
  }

  /** Somebody leaves, and is held to nothing. */
  void dismiss(Visit visit) {
    visits.remove(visit);
    visit.close();
  }

  /** Nobody's page went wrong unseen. */
  void assertClean() {
    assertThat(visits).allSatisfy(visit -> assertThat(visit.troubles()).isEmpty());
  }

  /** Leaves a picture of each page, for whoever reads of the failure. */
  void keepPictures(String name) {
    for (int number = 0; number < visits.size(); number++) {
      Path file = Path.of("target", "browser", name + "-" + (number + 1) + ".png");
      visits.get(number).keepPicture(file);
    }
  }

  @Override
  public void close() throws IOException {
    visits.forEach(Visit::close);
    host.close();
    model.close();
    office.close();
    KeptFolders.delete(folder);
  }
}
