// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.llamacpp.models.LocalModels;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LlamaCppSettingsTest {
  private static final Path MODEL = Path.of("/models/m.gguf");

  @Test
  void defaultsAreAsDocumented() {
    Path cache = LocalModels.cacheFolder();

    assertThat(LlamaCppSettings.defaults())
        .isEqualTo(
            new LlamaCppSettings(
                "local",
                "smollm2-135m-instruct",
                cache,
                null,
                2048,
                2,
                512,
                -1,
                0,
                List.of(),
                cache.resolve("llama-server-local.log"),
                Duration.ofMinutes(10)));
  }

  @Test
  void keyValueAndLimitAreNamedWhenOutOfRange() {
    assertThatThrownBy(() -> LlamaCppSettings.builder().contextTokens(0).build())
        .hasMessage("context_tokens is 0: allowed 16 to 16777216");
    assertThatThrownBy(() -> LlamaCppSettings.builder().gpuLayers(-2).build())
        .hasMessage("gpu_layers is -2: allowed -1 to 100000");
  }

  @Test
  void extraArgumentIsRefusedWhenItIsParleysOwn() {
    assertThatThrownBy(() -> LlamaCppSettings.builder().extraArguments(List.of("--port=1")).build())
        .hasMessage("extra_arguments holds --port=1: Parley sets that itself, leave it out");
  }

  @Test
  void windowOfAConversationIsMultipliedBySlotsWhenThereAreSeveral() {
    LlamaCppSettings settings = LlamaCppSettings.builder().contextTokens(1000).slots(3).build();

    assertThat(arguments(settings, 2))
        .containsSequence("--ctx-size", "3000", "--parallel", "3", "--batch-size", "512")
        .containsSequence("--ubatch-size", "512", "--embeddings", "--pooling", "mean");
  }

  @Test
  void oneProcessorIsLeftWhenMachineIsSmall() {
    LlamaCppSettings settings = LlamaCppSettings.defaults();

    assertThat(arguments(settings, 1)).containsSequence("--threads", "1");
    assertThat(arguments(settings, 2)).containsSequence("--threads", "1");
    assertThat(arguments(settings, 4)).containsSequence("--threads", "3");
    assertThat(arguments(settings, 8)).doesNotContain("--threads");
  }

  @Test
  void argumentsAreAsWishedWhenSettingsSaySo() {
    LlamaCppSettings settings =
        LlamaCppSettings.builder()
            .model("/elsewhere/big.gguf")
            .threads(6)
            .gpuLayers(0)
            .extraArguments(List.of("--metrics"))
            .build();

    assertThat(arguments(settings, 2))
        .startsWith("--model", "/models/m.gguf", "--alias", "big.gguf", "--host", "127.0.0.1")
        .containsSequence("--n-gpu-layers", "0", "--threads", "6", "--metrics");
  }

  @Test
  void keyIsNotPrintedWhenEndpointIs() {
    assertThat(new Endpoint(URI.create("http://127.0.0.1:1"), "secret").toString())
        .isEqualTo("Endpoint[baseUrl=http://127.0.0.1:1, apiKey=***]");
  }

  private static List<String> arguments(LlamaCppSettings settings, int processors) {
    return ServerArguments.of(settings, MODEL, 1234, processors);
  }
}
