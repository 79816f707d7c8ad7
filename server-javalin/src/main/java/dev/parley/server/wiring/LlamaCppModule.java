// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.adapter.llamacpp.LlamaCppChatModel;
import dev.parley.adapter.llamacpp.RemoteLlamaCppSettings;
import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.process.LlamaServer;
import dev.parley.domain.chat.ModelId;
import dev.parley.server.settings.LlamaCppSettings;
import dev.parley.server.settings.ProviderSettings;
import dev.parley.server.settings.Secret;
import dev.parley.server.settings.Settings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Models in llama.cpp's server: children of this process, which fetch and load what they need while
 * the server already answers, or servers that run elsewhere.
 */
final class LlamaCppModule extends AbstractModule {
  @Provides
  @Singleton
  static LocalModels models(
      Settings settings, DataFolder folder, Progress progress, Resources resources) {
    Map<String, LlamaCppChatModel> models = new LinkedHashMap<>();
    for (ProviderSettings provider : settings.providers().values()) {
      if (provider instanceof LlamaCppSettings local) {
        models.put(local.name(), resources.add(model(local, folder, progress)));
      }
    }
    return new LocalModels(models);
  }

  private static LlamaCppChatModel model(
      LlamaCppSettings settings, DataFolder folder, Progress progress) {
    URI elsewhere = settings.baseUrl();
    return elsewhere == null ? child(settings, folder, progress) : remote(settings, elsewhere);
  }

  private static LlamaCppChatModel remote(LlamaCppSettings settings, URI address) {
    Secret key = settings.apiKey();
    return LlamaCppChatModel.connect(
        new RemoteLlamaCppSettings(
            settings.name(),
            modelOf(settings),
            address,
            key == null ? null : key.value(),
            settings.timeout()));
  }

  private static LlamaCppChatModel child(
      LlamaCppSettings settings, DataFolder folder, Progress progress) {
    Integer threads = settings.threads();
    LlamaServer server =
        LlamaServer.start(
            dev.parley.adapter.llamacpp.process.LlamaCppSettings.builder()
                .name(settings.name())
                .model(settings.model())
                .folder(folder.resolve(ModelShelves.FOLDER))
                .binary(settings.binary())
                .contextTokens(settings.contextTokens())
                .slots(settings.slots())
                .batchTokens(settings.batchTokens())
                .gpuLayers(settings.gpuLayers())
                .threads(threads == null ? 0 : threads)
                .logFile(folder.resolve("llama-server-" + settings.name() + ".log"))
                .build(),
            progress);
    return LlamaCppChatModel.over(server, modelOf(settings), settings.timeout());
  }

  /** What clients call it: of a path or an address the last part, as llama-server has it. */
  private static ModelId modelOf(LlamaCppSettings settings) {
    String given = settings.model();
    int slash = Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\'));
    return new ModelId(given.substring(slash + 1));
  }
}
