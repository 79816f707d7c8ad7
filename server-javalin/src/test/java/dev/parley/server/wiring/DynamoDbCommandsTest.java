// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Main;
import dev.parley.server.cli.CommandLineTool;
import dev.parley.server.cli.ExitCode;
import dev.parley.server.cli.Surroundings;
import dev.parley.server.cli.Terminal;
import dev.parley.server.stores.DynamoDbLocal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./parley dynamodb} and {@code ./parley keys} over a real DynamoDB Local. */
final class DynamoDbCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>(DynamoDbLocal.fresh());
  private final String prefix = environment.getOrDefault("PARLEY_DYNAMODB_TABLE_PREFIX", "");

  @TempDir private Path folder = Path.of("");

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Terminal terminal =
        new Terminal(
            new BufferedReader(Reader.nullReader()),
            new PrintWriter(out),
            new PrintWriter(err),
            false);
    Surroundings surroundings = new Surroundings(folder, environment, terminal, () -> "id");
    return new CommandLineTool(surroundings, CommandWiring.create()).run(arguments);
  }

  @Test
  void tablesAreMadeOnceAndAServerStartsOverThem() throws Exception {
    assertThat(run("dynamodb", "create-tables")).as(err::toString).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .containsExactly(
            prefix + "conversations: made, paid by the request",
            prefix + "records: made, paid by the request");
    assertThat(run("dynamodb", "create-tables", "--read", "5", "--write", "5"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.contains("was there"));

    environment.put("PARLEY_STORES_CONVERSATIONS", "dynamodb");
    environment.put("PARLEY_STORES_RECORDS", "dynamodb");
    try (ParleyServer server = new Home(folder).start(Home.NOBODY, environment)) {
      assertThat(Home.get(server, "/health").body()).contains("\"dynamodb\"");
      assertThat(Home.post(server, "/v1/conversations", "{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void keysInTablesAreMadeWhileAServerRunsOnItsFolder() throws Exception {
    assertThat(run("dynamodb", "create-tables")).as(err::toString).isEqualTo(ExitCode.OK);
    environment.put("PARLEY_STORES_RECORDS", "dynamodb");
    try (ParleyServer server = new Home(folder).start(Home.NOBODY, environment)) {
      assertThat(run("keys", "create", "first")).as(err::toString).isEqualTo(ExitCode.OK);
      String admin = out.toString().strip();
      assertThat(run("keys", "create", "second")).as("without any key").isEqualTo(ExitCode.OK);
      var asked =
          Home.send(
              HttpRequest.newBuilder(server.address().resolve("/v1/models"))
                  .header("Authorization", "Bearer " + admin));
      assertThat(asked.statusCode()).isEqualTo(200);
      assertThat(run("keys", "list")).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("first", "second");
    }
    assertThat(run("keys", "list")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("first", "second");
  }

  @Test
  void keysThatHaveNoTableNameTheCommandThatMakesIt() {
    environment.put("PARLEY_STORES_RECORDS", "dynamodb");
    assertThat(run("keys", "list")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .contains("a table of DynamoDB is not there", "./parley dynamodb create-tables");
  }

  @Test
  void dynamoDbThatIsAwayIsSaidInOneLine() {
    environment.put("PARLEY_DYNAMODB_ENDPOINT", "http://127.0.0.1:1");
    assertThat(run("dynamodb", "create-tables")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().strip())
        .isEqualTo(
            "parley: DynamoDB in us-east-1 at http://127.0.0.1:1 does not answer: check the"
                + " network, dynamodb.region and dynamodb.endpoint");
  }

  /** In a process of its own, which has no keys wherever AWS's tools look. */
  @Test
  void missingCredentialsAreSaidInOneLine() throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "dynamodb",
                "create-tables"));
    builder.environment().keySet().removeIf(name -> name.matches("(AWS|PARLEY)_.*"));
    builder.environment().putAll(environment);
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().put("HOME", folder.toString());
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    assertThat(builder.start().waitFor()).isEqualTo(ExitCode.FAILED);
    assertThat(Files.readAllLines(said))
        .containsExactly(
            "parley: no AWS credentials were found: give an IAM role, a profile, or"
                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  }
}
