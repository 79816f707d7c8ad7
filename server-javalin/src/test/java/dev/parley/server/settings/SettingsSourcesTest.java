// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsSourcesTest {

  @TempDir private Path folder;

  @Test
  void theFileAskedForWinsOverTheVariableAndTheUsualName() {
    Written written =
        new Written(folder)
            .file("server: {port: 1}")
            .file("by-variable.yaml", "server: {port: 2}")
            .file("asked/for.yaml", "server: {port: 3}");

    assertThat(written.settings().server().port()).isEqualTo(1);
    written.variable("PARLEY_CONFIG", "by-variable.yaml");
    assertThat(written.settings().server().port()).isEqualTo(2);
    SettingsRequest asked = written.request().withFile(Path.of("asked/for.yaml"));
    assertThat(SettingsLoader.load(asked).settings().server().port()).isEqualTo(3);
    assertThat(SettingsLoader.load(asked).files()).containsExactly("asked/for.yaml");
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentWhichWinsOverTheFile() {
    Written written =
        new Written(folder).file("server: {port: 1, host: a}").variable("PARLEY_SERVER_PORT", "2");

    assertThat(written.settings().server().port()).isEqualTo(2);
    assertThat(written.settings().server().host()).isEqualTo("a");
    SettingsRequest request =
        written.request().withOption("server.port", 3).withOption("server.host", null);
    assertThat(SettingsLoader.load(request).settings().server().port()).isEqualTo(3);
  }

  @Test
  void aVariableSetToNothingIsNotSet() {
    assertThat(new Written(folder).variable("PARLEY_SERVER_PORT", " ").settings().server().port())
        .isEqualTo(8080);
  }

  @Test
  void theOlderNameOfTheSessionExpirationIsReadToo() {
    Written written = new Written(folder).variable("SESSION_EXPIRATION", "60");

    assertThat(written.settings().sessions().expiration()).isEqualTo(Duration.ofMinutes(1));
    written
        .variable("PARLEY_SESSIONS_EXPIRATION_SECONDS", "0.5")
        .variable("SESSION_EXPIRATION", "");
    assertThat(written.problems())
        .containsExactly(
            "PARLEY_SESSIONS_EXPIRATION_SECONDS: sessions.expiration_seconds is 0.5: write seconds,"
                + " 1 to 31536000");
  }

  @Test
  void listsAndGroupsCanBeGivenInTheEnvironment() {
    Settings settings =
        new Written(folder)
            .variable("PARLEY_SAFETY_BLOCKED", "one, two words,/th.ee/")
            .variable("PARLEY_ROUTES_DEFAULT_KNOWLEDGE", "[handbook]")
            .variable("PARLEY_PROVIDERS_LOCAL_PARAMETERS", "{max_tokens: 9, stop: [a]}")
            .variable("PARLEY_PROVIDERS_LOCAL_CONTEXT_TOKENS", "4096")
            .variable("PARLEY_PROVIDERS_LOCAL_THREADS", "null")
            .settings();

    assertThat(settings.safety().blocked()).containsExactly("one", "two words", "/th.ee/");
    assertThat(settings.routes().get("default"))
        .extracting(RouteSettings::knowledge)
        .isEqualTo(List.of("handbook"));
    assertThat(settings.providers().get("local"))
        .isInstanceOfSatisfying(
            LlamaCppSettings.class,
            local -> {
              assertThat(local.contextTokens()).isEqualTo(4096);
              assertThat(local.threads()).isNull();
              assertThat(local.parameters())
                  .containsEntry("max_tokens", "9")
                  .containsEntry("stop", "[\"a\"]");
            });
  }

  @Test
  void secretsComeFromTheDotEnvFileUnlessTheEnvironmentHasThem() {
    Written written =
        new Written(folder)
            .file(
                ".env",
                """
                # keys
                export OPENAI_API_KEY="sk-\\"file\\"" # of the team
                PARLEY_ADMIN_KEY='0123456789abcdef0123456789abcdef'
                PARLEY_SERVER_PORT=1 # a comment
                """);

    assertThat(key(written.settings())).isEqualTo("sk-\"file\"");
    assertThat(written.settings().adminKey())
        .isEqualTo(new Secret("0123456789abcdef0123456789abcdef"));
    assertThat(written.settings().server().port()).isEqualTo(1);
    assertThat(key(written.variable("OPENAI_API_KEY", "sk-real").settings())).isEqualTo("sk-real");
  }

  @Test
  void theDotEnvFileBesideTheConfigurationWinsOverTheOneInTheWorkingDirectory() {
    Written written =
        new Written(folder)
            .file("conf/parley.yaml", "")
            .file("conf/.env", "OPENAI_API_KEY=beside")
            .file(".env", "OPENAI_API_KEY=here\nPARLEY_SERVER_PORT=2")
            .variable("PARLEY_CONFIG", "conf/parley.yaml");

    assertThat(key(written.settings())).isEqualTo("beside");
    assertThat(written.settings().server().port()).isEqualTo(2);
  }

  @Test
  void aBrokenLineOfTheDotEnvFileIsAProblemWithoutItsText() {
    assertThat(new Written(folder).file(".env", "A=1\n\nsk-secret\n").problems())
        .containsExactly(".env:3: not of the form NAME=value; mend or remove the line");
  }

  @Test
  void theDataFolderIsBesideTheFileThatNamesIt() {
    Written written =
        new Written(folder)
            .file("conf/parley.yaml", "data_dir: kept")
            .variable("PARLEY_CONFIG", "conf/parley.yaml");

    assertThat(written.settings().dataDir()).isEqualTo(folder.resolve("conf/kept"));
    written.variable("PARLEY_DATA_DIR", "elsewhere");
    assertThat(written.settings().dataDir()).isEqualTo(folder.resolve("elsewhere"));
    written.variable("PARLEY_DATA_DIR", "~/kept").variable("HOME", folder.resolve("me").toString());
    assertThat(written.settings().dataDir()).isEqualTo(folder.resolve("me/kept"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PARLEY_SERVER_PROT", "PARLEY_SERVERPORT"})
  void aMisspeltVariableIsAProblem(String name) {
    assertThat(new Written(folder).variable(name, "1").problems())
        .containsExactly(
            name + ": not the variable of a setting; did you mean PARLEY_SERVER_PORT?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PARLEY_SERVER_SERVICE_HOST",
        "PARLEY_SERVER_PORT_8080_TCP_ADDR",
        "PARLEY_CACHE_DIR",
        "PARLEY_JAVA_OPTS",
        "PARLEY_START_CACHE",
        "PARLEY_SOMETHING_OF_MINE",
        "SERVER_PORT"
      })
  void variablesOfOthersAreLeftAlone(String name) {
    assertThat(new Written(folder).variable(name, "x").problems()).isEmpty();
  }

  private static String key(Settings settings) {
    return settings.providers().get("openai") instanceof OpenAiSettings openai
            && openai.apiKey() != null
        ? openai.apiKey().value()
        : "";
  }
}
