// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.process;

import dev.parley.adapter.llamacpp.models.LocalModels;
import dev.parley.adapter.llamacpp.models.ModelCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a llama-server of Parley's own is run.
 *
 * @param name the provider's name in the configuration
 * @param model a name of the catalog, the path of a GGUF file, or its address
 * @param folder where models and engines are kept
 * @param binary the llama-server to run; null to find or fetch one
 * @param contextTokens the window of one conversation
 * @param slots conversations answered at once; others wait
 * @param batchTokens prompt tokens worked on at once
 * @param gpuLayers layers put on the GPU; 0 for none, -1 to let llama-server choose
 * @param threads CPU threads; 0 to choose by the machine
 * @param extraArguments more arguments of llama-server
 * @param logFile where its output is kept
 * @param startTimeout how long loading the model may take
 */
public record LlamaCppSettings(
    String name,
    String model,
    Path folder,
    @Nullable Path binary,
    int contextTokens,
    int slots,
    int batchTokens,
    int gpuLayers,
    int threads,
    List<String> extraArguments,
    Path logFile,
    Duration startTimeout) {
  private static final List<String> PARLEYS_OWN =
      List.of("--host", "--port", "--api-key", "--api-key-file", "-m", "--model");

  public LlamaCppSettings {
    extraArguments = List.copyOf(extraArguments);
    require("context_tokens", contextTokens, 16, 16_777_216);
    require("slots", slots, 1, 1024);
    require("batch_tokens", batchTokens, 1, 1_048_576);
    require("gpu_layers", gpuLayers, -1, 100_000);
    require("threads", threads, 0, 4096);
    if (model.isBlank()) {
      throw new IllegalArgumentException(
          "model is empty: name one, or give the path of a GGUF file");
    }
    for (String argument : extraArguments) {
      if (PARLEYS_OWN.contains(argument.replaceFirst("=.*", ""))) {
        throw new IllegalArgumentException(
            "extra_arguments holds " + argument + ": Parley sets that itself, leave it out");
      }
    }
  }

  /** What the model is called by those who ask it: the last part of a path or an address. */
  public String alias() {
    return model.substring(Math.max(model.lastIndexOf('/'), model.lastIndexOf('\\')) + 1);
  }

  /** The small default model in the user's cache folder. */
  public static LlamaCppSettings defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  private static void require(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d: allowed %d to %d".formatted(key, value, least, most));
    }
  }

  /** Changes what is not to be as by default. */
  public static final class Builder {
    private String name = "local";
    private String model = ModelCatalog.DEFAULT_MODEL;
    private Path folder = LocalModels.cacheFolder();
    private @Nullable Path binary;
    private int contextTokens = 2048;
    private int slots = 2;
    private int batchTokens = 512;
    private int gpuLayers = -1;
    private int threads;
    private List<String> extraArguments = List.of();
    private @Nullable Path logFile;
    private Duration startTimeout = Duration.ofMinutes(10);

    private Builder() {}

    /** The provider's name in the configuration; {@code local}. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** A name of the catalog, the path of a GGUF file, or its address; SmolLM2 135M. */
    public Builder model(String model) {
      this.model = model;
      return this;
    }

    /** Where models and engines are kept; the user's cache folder. */
    public Builder folder(Path folder) {
      this.folder = folder;
      return this;
    }

    /** The llama-server to run; by default one is found or fetched. */
    public Builder binary(@Nullable Path binary) {
      this.binary = binary;
      return this;
    }

    /** The window of one conversation; 2048. */
    public Builder contextTokens(int contextTokens) {
      this.contextTokens = contextTokens;
      return this;
    }

    /** Conversations answered at once; 2. */
    public Builder slots(int slots) {
      this.slots = slots;
      return this;
    }

    /** Prompt tokens worked on at once; 512. */
    public Builder batchTokens(int batchTokens) {
      this.batchTokens = batchTokens;
      return this;
    }

    /** Layers put on the GPU; -1, which lets llama-server choose. */
    public Builder gpuLayers(int gpuLayers) {
      this.gpuLayers = gpuLayers;
      return this;
    }

    /** CPU threads; 0, which goes by the machine. */
    public Builder threads(int threads) {
      this.threads = threads;
      return this;
    }

    /** More arguments of llama-server; none. */
    public Builder extraArguments(List<String> extraArguments) {
      this.extraArguments = extraArguments;
      return this;
    }

    /** Where its output is kept; {@code llama-server-NAME.log} in the folder. */
    public Builder logFile(Path logFile) {
      this.logFile = logFile;
      return this;
    }

    /** How long loading the model may take; ten minutes. */
    public Builder startTimeout(Duration startTimeout) {
      this.startTimeout = startTimeout;
      return this;
    }

    public LlamaCppSettings build() {
      Path log = logFile == null ? folder.resolve("llama-server-" + name + ".log") : logFile;
      return new LlamaCppSettings(
          name,
          model,
          folder,
          binary,
          contextTokens,
          slots,
          batchTokens,
          gpuLayers,
          threads,
          extraArguments,
          log,
          startTimeout);
    }
  }
}
