// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FunctionSettingsTest {

  private static final String ORDER_STATUS =
      """
      functions:
        - name: lookup_order_status
          type: http
          description: Status of an order
          method: POST
          url: https://shop.example/orders/status
          headers: {Authorization: "Bearer ${SHOP_TOKEN}"}
          parameters: {type: object, properties: {order_id: {type: string}}, required: [order_id]}
          timeout_seconds: 10
          allowed_hosts: [shop.example]
          side_effects: false
          confirm: never
      """;

  @TempDir private Path folder;

  @Test
  void theFunctionOfTheContractIsReadWithItsSecretFilledIn() {
    Settings settings =
        new Written(folder).file(ORDER_STATUS).variable("SHOP_TOKEN", "hidden").settings();

    assertThat(settings.functions())
        .containsExactly(
            new FunctionSettings(
                "lookup_order_status",
                FunctionSettings.Type.HTTP,
                "Status of an order",
                FunctionSettings.Method.POST,
                "https://shop.example/orders/status",
                Map.of("Authorization", new Secret("Bearer hidden")),
                "{\"type\":\"object\",\"properties\":{\"order_id\":{\"type\":\"string\"}},\"required\":[\"order_id\"]}",
                Duration.ofSeconds(10),
                List.of("shop.example"),
                false,
                FunctionSettings.Confirm.NEVER,
                null,
                List.of(),
                Map.of()));
    assertThat(settings.toString()).doesNotContain("hidden");
  }

  @Test
  void aMissingSecretOfAHeaderIsAProblem() {
    assertThat(new Written(folder).file(ORDER_STATUS).problems())
        .containsExactly(
            "parley.yaml:7: functions[0].headers needs the environment variable SHOP_TOKEN for"
                + " Authorization, which is not set: export it or write it into .env");
  }

  @Test
  void withoutAllowedHostsOnlyTheUrlsOwnIsReached() {
    Settings settings =
        new Written(folder)
            .file("functions: [{name: f, type: http, url: \"http://a:81/x/{id}\", method: GET}]")
            .settings();

    assertThat(settings.functions())
        .extracting(FunctionSettings::allowedHosts)
        .containsExactly(List.of("a:81"));
  }

  @Test
  void anMcpServerIsACommandWithVariablesAndAsksWhereThereAreSideEffects() {
    Settings settings =
        new Written(folder)
            .file(
                "functions: [{name: files, type: mcp, command: [npx, -y, server],"
                    + " env: {TOKEN: \"t-${SHOP_TOKEN}\"}}]")
            .variable("SHOP_TOKEN", "hidden")
            .settings();

    FunctionSettings files = settings.functions().getFirst();
    assertThat(files.command()).containsExactly("npx", "-y", "server");
    assertThat(files.environment()).isEqualTo(Map.of("TOKEN", new Secret("t-hidden")));
    assertThat(files.confirm()).isEqualTo(FunctionSettings.Confirm.AUTO);
    assertThat(settings.toString()).doesNotContain("hidden");
  }

  @Test
  void anMcpServerBehindAUrlMayNeverAsk() {
    Settings settings =
        new Written(folder)
            .file("functions: [{name: f, type: mcp, url: \"http://a/mcp\", confirm: never}]")
            .settings();

    FunctionSettings server = settings.functions().getFirst();
    assertThat(server.url()).isEqualTo("http://a/mcp");
    assertThat(server.command()).isEmpty();
    assertThat(server.confirm()).isEqualTo(FunctionSettings.Confirm.NEVER);
  }

  @Test
  void functionsCanBeGivenInTheEnvironment() {
    Settings settings =
        new Written(folder)
            .variable("PARLEY_FUNCTIONS", "[{name: search_documents, type: builtin}]")
            .settings();

    assertThat(settings.functions())
        .extracting(FunctionSettings::name)
        .containsExactly("search_documents");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {name: f}                                                  | functions[0].type is missing: write one of http, mcp, builtin
          {name: "f g", type: builtin}                               | functions[0].name is "f g": write 1 to 64 letters, digits, _ and -
          {name: f, type: http}                                      | functions[0].type needs a url for this type: write one
          {name: f, type: builtin, url: "http://a"}                  | functions[0].url is not for functions of type builtin; take it out
          {name: f, type: http, url: "ftp://a"}                      | functions[0].url is not a URL of the form http://host:port; mend it
          {name: f, type: http, url: "http://{host}/x"}              | functions[0].url has a host that calls fill in: list the hosts that may be reached in allowed_hosts
          {name: f, type: http, url: "http://a/", allowed_hosts: [b]} | functions[0].allowed_hosts does not hold a, the host of url: add it
          {name: f, type: http, url: "http://a", method: post}       | functions[0].method is "post": write one of GET, POST, PUT, PATCH, DELETE
          {name: f, type: http, url: "http://a", headers: {"a b": c}} | functions[0].headers holds a name that is no header's: "a b"
          {name: f, type: http, url: "http://a", confirm: sure}      | functions[0].confirm is "sure": write one of never, ask, auto
          {name: f, type: mcp}                                       | functions[0].type needs a url or a command for this type: write one
          {name: f, type: mcp, command: []}                          | functions[0].type needs a url or a command for this type: write one
          {name: f, type: mcp, url: "http://a", command: [x]}        | functions[0].url stands beside command: take one of the two out
          {name: f, type: mcp, url: "http://a/{b}"}                  | functions[0].url is filled by no call of an MCP server: write it without {name}
          {name: f, type: mcp, url: "http://a", env: {A: b}}         | functions[0].env is for a server with a command; take it out
          {name: f, type: mcp, command: [x], headers: {A: b}}        | functions[0].headers is for a server with a url; take it out
          {name: f, type: mcp, command: [x], env: {"a b": c}}        | functions[0].env holds a name that is no variable's: "a b"
          {name: f, type: mcp, command: [x], env: {A: "${NONE}"}}    | functions[0].env needs the environment variable NONE for A, which is not set: export it or write it into .env
          {name: http, type: mcp, command: [x]}                      | functions[0].name is http, as functions of that type are shown: call the server something else
          {name: a23456789012345678901234567890123, type: mcp, command: [x]} | functions[0].name is 33 characters long: a server's has at most 32, shorten it
          {name: f, type: http, url: "http://a", command: [x]}       | functions[0].command is for functions of type mcp alone; take it out
          {name: f, type: builtin, env: {A: b}}                      | functions[0].env is for functions of type mcp alone; take it out
          {name: f, type: builtin, descripton: x}                    | functions[0].descripton is not a setting; did you mean functions[0].description?
          """)
  void aProblemNamesTheSetting(String function, String expected) {
    assertThat(new Written(folder).file("functions: [" + function + "]").problems())
        .containsExactly("parley.yaml:1: " + expected);
  }

  @Test
  void twoFunctionsOfOneNameAreAProblem() {
    assertThat(
            new Written(folder)
                .file("functions:\n- {name: f, type: builtin}\n- {name: f, type: builtin}\n")
                .problems())
        .containsExactly(
            "parley.yaml:3: functions[1].name is f, which another function is called: change one");
  }
}
