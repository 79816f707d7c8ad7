// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.json.JsonObject;
import dev.parley.server.cli.ServerHandle;
import dev.parley.server.cli.Terminal;
import dev.parley.server.settings.Settings;
import dev.parley.testkit.Await;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParleyServerTest {
  @TempDir private Path folder = Path.of("");
  private Home home = new Home(folder);

  @BeforeEach
  void moveIn() {
    home = new Home(folder);
  }

  @Test
  void whatWasSaidOutlivesTheServer() throws Exception {
    try (ParleyServer server = home.start(Home.NOBODY)) {
      var made =
          Home.post(
              server,
              "/v1/conversations",
              "{\"metadata\":{\"a\":\"b\"},\"items\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");
      assertThat(made.statusCode()).isEqualTo(200);
      Files.writeString(folder.resolve("id"), JsonObject.parse(made.body()).requiredString("id"));
    }
    String path = "/v1/conversations/" + Files.readString(folder.resolve("id"));
    try (ParleyServer server = home.start(Home.NOBODY)) {
      assertThat(Home.get(server, path).body()).contains("\"a\":\"b\"");
      assertThat(Home.get(server, path + "/items").body()).contains("Hello");
    }
  }

  @Test
  void providerThatIsNotThereIsSaidAndStopsNothingElse() throws Exception {
    try (ParleyServer server = home.start(Home.NOBODY)) {
      assertThat(Home.get(server, "/health/live").statusCode()).isEqualTo(200);
      var health = Home.get(server, "/health/ready");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("\"sqlite\"", "\"up\"", "\"local\"", "\"down\"");
      var answer =
          Home.post(
              server,
              "/v1/chat/completions",
              "{\"model\":\"default\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
      assertThat(answer.statusCode()).as(answer.body()).isIn(502, 503);
    }
  }

  @Test
  void modelThatCanNotBeHadIsA503ThatSaysWhatToDo() throws Exception {
    String yaml =
        """
        server: {port: 0}
        providers:
          local: {type: llamacpp, model: %s, binary: %s}
        """
            .formatted(
                Files.writeString(folder.resolve("a.gguf"), "GGUF"), folder.resolve("missing"));
    try (ParleyServer server = home.start(yaml)) {
      Await.until(
          "the provider has failed",
          () -> {
            try {
              return Home.get(server, "/health/ready").body().contains("\"down\"");
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
      var answer =
          Home.post(
              server,
              "/v1/chat/completions",
              "{\"model\":\"default\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.body()).contains("providers.local.binary", "model_not_ready");
    }
  }

  @Test
  void secondServerOnOneFolderDoesNotStart() throws Exception {
    try (ParleyServer first = home.start(Home.NOBODY)) {
      assertThatThrownBy(() -> home.start(Home.NOBODY))
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("data_dir is")
          .hasMessageContaining("another Parley")
          .hasMessageContaining("--url " + first.address());
      assertThat(Home.get(first, "/health/live").statusCode()).isEqualTo(200);
    }
    try (ParleyServer next = home.start(Home.NOBODY)) {
      assertThat(next.port()).isPositive();
    }
  }

  @Test
  void portThatIsTakenIsNamedAndTheFolderIsFreeAgain() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String yaml = Home.NOBODY.replace("port: 0", "port: " + taken.getLocalPort());
      assertThatThrownBy(() -> home.start(yaml))
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("server.port is " + taken.getLocalPort());
    }
    try (ParleyServer next = home.start(Home.NOBODY)) {
      assertThat(next.port()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "\"::\""})
  void serverWithoutKeysListensToThisMachineOnly(String host) {
    assertThatThrownBy(() -> home.start(Home.NOBODY.replace("{port", "{host: " + host + ", port")))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("server.host is " + host.replace("\"", ""))
        .hasMessageContaining("make one (./parley keys create NAME), set PARLEY_ADMIN_KEY, or set")
        .hasMessageContaining("127.0.0.1")
        .hasMessageNotContaining("\n");
  }

  private static Terminal silent() {
    return new Terminal(
        new BufferedReader(Reader.nullReader()),
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(Writer.nullWriter()),
        false);
  }

  @Test
  void serverWithAKeyListensToAll() throws Exception {
    String yaml = Home.NOBODY.replace("{port", "{host: 0.0.0.0, port");
    try (ParleyServer server = home.start(yaml, Map.of("PARLEY_ADMIN_KEY", "k".repeat(32)))) {
      assertThat(server.asksForKeys()).isTrue();
      assertThat(server.address().getHost()).isEqualTo("0.0.0.0");
      assertThat(DataFolder.holder(folder.resolve("data")).orElseThrow().getHost())
          .isEqualTo("127.0.0.1");
    }
    Settings settings = home.settings(yaml, Map.of("PARLEY_ADMIN_KEY", "k".repeat(32)));
    try (ServerHandle server = new TerminalServer().start(settings, silent())) {
      assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
    }
    try (ParleyServer server = home.start(Home.NOBODY)) {
      assertThat(server.asksForKeys()).isFalse();
    }
  }

  @Test
  void whatThisVersionCanNotFollowIsSaidTogether() {
    String yaml =
        Home.NOBODY
            + """
            stores: {limits: redis}
            safety: {pii: mask}
            """;
    assertThatThrownBy(() -> home.start(yaml))
        .isInstanceOfSatisfying(
            StartFailedException.class,
            failed ->
                assertThat(failed.reasons())
                    .hasSize(2)
                    .allSatisfy(reason -> assertThat(reason).contains("a later version"))
                    .anySatisfy(reason -> assertThat(reason).contains("stores.limits"))
                    .anySatisfy(reason -> assertThat(reason).contains("safety.pii")));
  }

  @Test
  void routeToAModelThatTheProviderLacksIsRefused() {
    String yaml = Home.NOBODY + "routes: {default: {providers: [local/other]}}\n";
    assertThatThrownBy(() -> home.start(yaml))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("routes.default.providers names local/other");
  }

  @Test
  void closingAgainChangesNothing() throws Exception {
    ParleyServer server = home.start(Home.NOBODY);
    server.close();
    server.close();
    server.awaitStop();
    assertThat(server.port()).isPositive();
  }
}
