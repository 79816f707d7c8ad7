// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.cli.CommandLineTool;
import dev.parley.server.cli.ExitCode;
import dev.parley.server.cli.Surroundings;
import dev.parley.server.cli.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./parley keys} over a real data folder, with and without a server on it. */
final class StoredKeysTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir private Path folder = Path.of("");
  private Home home = new Home(folder);

  @BeforeEach
  void moveIn() throws Exception {
    home = new Home(folder);
    Files.writeString(folder.resolve("parley.yaml"), Home.NOBODY);
  }

  private String keys(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "keys";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    assertThat(run(all)).as(err::toString).isEqualTo(ExitCode.OK);
    return out.toString().strip();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Terminal terminal =
        new Terminal(
            new BufferedReader(new StringReader("")),
            new PrintWriter(out),
            new PrintWriter(err),
            false);
    Surroundings surroundings = new Surroundings(folder, environment, terminal, () -> "id");
    return new CommandLineTool(surroundings, CommandWiring.create()).run(arguments);
  }

  private static int models(ParleyServer server, String key) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(server.address().resolve("/v1/models"))
              .header("Authorization", "Bearer " + key)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } finally {
      client.shutdownNow();
    }
  }

  @Test
  void keysAreMadeBeforeTheServerStarts() throws Exception {
    String admin = keys("create", "first");
    assertThat(err.toString()).contains("role admin, owner local");
    String user = keys("create", "second", "--owner", "ada");
    assertThat(keys("list")).contains("first", "second", "ada", "active");
    try (ParleyServer server = home.start(Home.NOBODY)) {
      assertThat(server.asksForKeys()).isTrue();
      assertThat(Home.get(server, "/v1/models").statusCode()).isEqualTo(401);
      assertThat(models(server, admin)).isEqualTo(200);
      assertThat(models(server, user)).isEqualTo(200);
    }
  }

  @Test
  void keyMayBeMadeForAServerThatWouldNotStartWithoutOne() throws Exception {
    String yaml = Home.NOBODY.replace("{port", "{host: 0.0.0.0, port");
    Files.writeString(folder.resolve("parley.yaml"), yaml);
    String admin = keys("create", "first");
    try (ParleyServer server = home.start(yaml)) {
      environment.put("PARLEY_API_KEY", admin);
      assertThat(keys("list")).contains("first");
      assertThat(server.asksForKeys()).isTrue();
    }
  }

  @Test
  void serverThatRunsIsAskedInstead() throws Exception {
    try (ParleyServer server = home.start(Home.NOBODY)) {
      String admin = keys("create", "first");
      assertThat(models(server, admin)).isEqualTo(200);
      assertThat(run("keys", "create", "second")).isEqualTo(ExitCode.FAILED);
      assertThat(err.toString()).contains("wants an admin's key", "PARLEY_ADMIN_KEY");
      environment.put("PARLEY_API_KEY", admin);
      String user = keys("create", "second");
      assertThat(models(server, user)).isEqualTo(200);
      String rotated = keys("rotate", user, "--overlap-seconds", "0");
      assertThat(models(server, user)).isEqualTo(401);
      assertThat(models(server, rotated)).isEqualTo(200);
      assertThat(keys("revoke", rotated)).isEmpty();
      assertThat(models(server, rotated)).isEqualTo(401);
    }
    assertThat(keys("list")).contains("revoked", "active");
  }

  @Test
  void wrongOrdersAreSaidInOneLine() {
    assertThat(run("keys", "revoke", "nobody")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().strip()).startsWith("parley: there is no key nobody");
    assertThat(run("keys", "create", "a", "--role", "root")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().strip()).isEqualTo("parley: role is root: give user or admin");
    assertThat(run("keys", "create", "a", "--role", "user")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("the first key must be an admin's");
  }
}
