// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProvidersAndRoutesTest {

  private static final String SKELETON =
      """
      providers:
        openai: {type: openai, base_url: "https://api.openai.com/v1", api_key_env: OPENAI_API_KEY, timeout_seconds: 600, context_tokens: null}
        local: {type: llamacpp, model: smollm2-135m-instruct, context_tokens: 2048, batch_tokens: 512, gpu_layers: -1, parameters: {max_tokens: 512}}
      routes:
        default: {providers: ["openai/gpt-4o-mini", "local/smollm2-135m-instruct"], system_message: null, parameters: {presence_penalty: 0.6}, functions: all, knowledge: [], unsupported: warn}
      """;

  @TempDir private Path folder;

  @Test
  void theSkeletonOfTheDesignIsRead() {
    Settings settings =
        new Written(folder).file(SKELETON).variable("OPENAI_API_KEY", "sk-1").settings();

    assertThat(settings.providers().keySet()).containsExactly("openai", "local");
    assertThat(settings.routes().get("default"))
        .extracting(RouteSettings::targets)
        .isEqualTo(
            List.of(
                new RouteTarget("openai", "gpt-4o-mini"),
                new RouteTarget("local", "smollm2-135m-instruct")));
  }

  @Test
  void aMissingKeyNamesTheVariable() {
    assertThat(new Written(folder).file(SKELETON).problems())
        .containsExactly(
            "parley.yaml:2: providers.openai needs the environment variable OPENAI_API_KEY, which"
                + " is not set: export it, write it into .env, or take providers.openai out");
  }

  @Test
  void aBuiltInProviderThatARouteAsksForNeedsItsKey() {
    assertThat(new Written(folder).file("routes:\n  fast: {providers: [openai/gpt-4o]}").problems())
        .containsExactly(
            "parley.yaml:2: providers.openai needs the environment variable OPENAI_API_KEY, which"
                + " is not set: export it, write it into .env, or take providers.openai out");
  }

  @Test
  void aServerWithoutAKeyNeedsNone() {
    Settings settings =
        new Written(folder)
            .file(
                """
                providers:
                  own: {type: openai, base_url: "http://127.0.0.1:1/v1", api_key_env: null, context_tokens: 8192}
                routes:
                  default: {providers: [own/some/model]}
                """)
            .settings();

    assertThat(settings.providers().get("own"))
        .isInstanceOfSatisfying(
            OpenAiSettings.class,
            own -> {
              assertThat(own.apiKey()).isNull();
              assertThat(own.contextTokens()).isEqualTo(8192);
            });
    assertThat(settings.routes().get("default"))
        .extracting(RouteSettings::targets, RouteSettings::parameters)
        .containsExactly(List.of(new RouteTarget("own", "some/model")), Map.of());
  }

  @Test
  void theFirstModelOfOnesOwnIsTheDefaultRoute() {
    Settings settings =
        new Written(folder)
            .file(
                "providers:\n  big: {type: llamacpp, model: ./big.gguf, binary: bin/llama-server}")
            .settings();

    assertThat(settings.routes().get("default"))
        .extracting(RouteSettings::targets)
        .isEqualTo(List.of(new RouteTarget("big", "./big.gguf")));
    assertThat(settings.providers().get("big"))
        .isInstanceOfSatisfying(
            LlamaCppSettings.class,
            big -> {
              assertThat(big.binary()).isEqualTo(folder.resolve("bin/llama-server"));
              assertThat(big.parameters()).isEmpty();
            });
  }

  @Test
  void aNameAloneMeansTheModelThatTheProviderLoads() {
    Settings settings =
        new Written(folder)
            .file("routes:\n  fast: {providers: [local], functions: [a], unsupported: error}")
            .settings();

    assertThat(settings.routes().get("fast"))
        .extracting(RouteSettings::targets, RouteSettings::functions)
        .containsExactly(
            List.of(new RouteTarget("local", "smollm2-135m-instruct")),
            new FunctionChoice.Named(List.of("a")));
  }

  @Test
  void providersAndRoutesCanBeMadeInTheEnvironment() {
    Settings settings =
        new Written(folder)
            .variable("PARLEY_PROVIDERS_MISTRAL_TYPE", "openai")
            .variable("PARLEY_PROVIDERS_MISTRAL_API_KEY_ENV", "MISTRAL_KEY")
            .variable("MISTRAL_KEY", "k")
            .variable("PARLEY_ROUTES_QUICK_PROVIDERS", "mistral/small,local")
            .settings();

    assertThat(settings.providers().keySet()).containsExactlyInAnyOrder("mistral", "local");
    assertThat(settings.routes().get("quick"))
        .extracting(RouteSettings::targets)
        .isEqualTo(
            List.of(
                new RouteTarget("mistral", "small"),
                new RouteTarget("local", "smollm2-135m-instruct")));
  }

  @Test
  void parametersKeepTheirJson() {
    Settings settings =
        new Written(folder)
            .file(
                """
                routes:
                  r:
                    providers: [local]
                    parameters:
                      temperature: 0.70
                      seed: 12345678901234567890
                      stop: ["\\n", "ü😀"]
                      response_format: {type: json_object}
                      logprobs: true
                      user: null
                      top_k: 0x10
                """)
            .settings();

    assertThat(settings.routes().get("r"))
        .extracting(route -> route.parameters().toString())
        .isEqualTo(
            "{temperature=0.70, seed=12345678901234567890, stop=[\"\\n"
                + "\",\"ü😀\"], response_format={\"type\":\"json_object\"}, logprobs=true,"
                + " user=null, top_k=16}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          providers: {x: {}}                                       | providers.x.type is missing: write one of openai, llamacpp
          providers: {x: {type: azure}}                            | providers.x.type is "azure": write one of openai, llamacpp
          providers: {x: {type: llamacpp}}                         | providers.x.model is missing: write text
          providers: {"a/b": {type: llamacpp}}                     | providers.a/b has a name that can't be used: write 1 to 64 letters, digits, . _ and -
          providers: {local: {base_ur: "http://x"}}                | providers.local.base_ur is not a setting; did you mean providers.local.base_url?
          providers: {local: {base_url: "x"}}                      | providers.local.base_url is not a URL of the form http://host:port; mend it
          providers: {local: {base_url: "http://x", binary: y}}    | providers.local.binary is for a child process, and base_url names a llama-server that runs already: take out one of the two
          providers: {local: {api_key: sk-1}}                      | providers.local.api_key is not a setting: put the key into the environment or .env, and the variable's name into providers.local.api_key_env
          providers: {local: {api_key_env: sk-1}}                  | providers.local.api_key_env holds something else than the name of an environment variable (capital letters, digits and _): put the secret into that variable or into .env, and only its name here
          providers: {local: {parameters: {model: x}}}             | providers.local.parameters holds model, which every request says itself; take it out
          providers: {local: {parameters: [x]}}                    | providers.local.parameters is a list: write a group of values, such as {name: value}
          providers: {o: {type: openai, api_key_env: null, gpu_layers: 1}} | providers.o.gpu_layers is a setting of type llamacpp only; take it out, or change providers.o.type
          providers: {o: {type: openai, api_key_env: null}}        | routes.default.providers is missing: write the model to ask, such as [o/MODEL]
          routes: {r: {providers: []}}                             | routes.r.providers is empty: write provider/model, such as [local]
          routes: {r: {}}                                          | routes.r.providers is empty: write provider/model, such as [local]
          routes: {r: {providers: [local/gpt-4]}}                  | routes.r.providers names local/gpt-4: local loads smollm2-135m-instruct; write local, or change providers.local.model
          routes: {r: {providers: [local], functions: some}}       | routes.r.functions is "some": write all, or a list of names such as [first, second]
          routes: {r: {providers: [local], knowledge: ["a b"]}}    | routes.r.knowledge is "a b": write a collection's name
          routes: {r: {providers: [local], unsupported: maybe}}    | routes.r.unsupported is "maybe": write one of warn, error, ignore
          """)
  void aProblemNamesTheSetting(String yaml, String expected) {
    assertThat(new Written(folder).file(yaml).problems()).contains("parley.yaml:1: " + expected);
  }
}
