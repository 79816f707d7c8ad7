// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GGUF model in llama.cpp's server: a child process of ours, or one that runs elsewhere.
 *
 * @param name the name that routes and requests use
 * @param model a known model's name, or the path or URL of a GGUF file
 * @param contextTokens the window of one conversation (n_ctx)
 * @param batchTokens tokens read at once (n_batch)
 * @param gpuLayers layers to keep on the GPU (n_gpu_layers); -1: as many as fit
 * @param slots requests answered at the same time
 * @param threads threads to compute on; none: llama.cpp's own choice
 * @param binary the llama-server to start; none: one on the PATH, else one that is fetched
 * @param baseUrl a llama-server that runs elsewhere; none: a child process is started
 * @param apiKey the key of the one that runs elsewhere
 * @param timeout longest silence, before the first byte and between chunks
 * @param parameters request fields sent unless the request or the route says them: name to JSON
 *     text
 */
public record LlamaCppSettings(
    String name,
    String model,
    int contextTokens,
    int batchTokens,
    int gpuLayers,
    int slots,
    @Nullable Integer threads,
    @Nullable Path binary,
    @Nullable URI baseUrl,
    @Nullable Secret apiKey,
    Duration timeout,
    Map<String, String> parameters)
    implements ProviderSettings {

  static final Key<String> MODEL =
      Key.required(
          "model", Types.text(), "a name of ./parley models, or the path or URL of a GGUF file");
  static final Key<Integer> CONTEXT_TOKENS =
      Key.of(
          "context_tokens",
          Types.integer(64, 100_000_000),
          2048,
          "window of one conversation (n_ctx)");
  static final Key<Integer> BATCH_TOKENS =
      Key.of("batch_tokens", Types.integer(1, 1_000_000), 512, "tokens read at once (n_batch)");
  static final Key<Integer> GPU_LAYERS =
      Key.of(
          "gpu_layers",
          Types.integer(-1, 10_000),
          -1,
          "layers to keep on the GPU (n_gpu_layers); -1: as many as fit, 0: none");
  static final Key<Integer> SLOTS =
      Key.of(
          "slots",
          Types.integer(1, 256),
          1,
          "requests answered at the same time; each has the whole window");
  static final Key<@Nullable Integer> THREADS =
      Key.optional(
          "threads", Types.integer(1, 1024), "threads to compute on; null: llama.cpp's own choice");
  static final Key<@Nullable Path> BINARY =
      Key.optional(
          "binary",
          Types.path(),
          "llama-server to start; null: the one on the PATH, else one that is fetched");
  static final Key<@Nullable URI> BASE_URL =
      Key.optional(
          "base_url",
          UrlTypes.web(),
          "llama-server that runs elsewhere, with its own model and window; null: a child process");
  static final Key<@Nullable String> API_KEY_ENV =
      Key.optional(
          "api_key_env",
          Types.variable(),
          "environment variable that holds the key of the llama-server at base_url");
  static final Section SECTION =
      new Section(
          "providers.NAME",
          "A provider of type llamacpp: a GGUF model in llama.cpp's server.",
          ProviderKeys.around(
              MODEL,
              CONTEXT_TOKENS,
              BATCH_TOKENS,
              GPU_LAYERS,
              SLOTS,
              THREADS,
              BINARY,
              BASE_URL,
              API_KEY_ENV));

  public LlamaCppSettings {
    parameters = Ordered.copyOf(parameters);
  }

  static LlamaCppSettings from(
      String name, Block block, @Nullable Path binary, @Nullable Secret apiKey) {
    return new LlamaCppSettings(
        name,
        block.get(MODEL),
        block.get(CONTEXT_TOKENS),
        block.get(BATCH_TOKENS),
        block.get(GPU_LAYERS),
        block.get(SLOTS),
        block.get(THREADS),
        binary,
        block.get(BASE_URL),
        apiKey,
        block.get(ProviderKeys.TIMEOUT),
        block.get(ProviderKeys.PARAMETERS));
  }
}
