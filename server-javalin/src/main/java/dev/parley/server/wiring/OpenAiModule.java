// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.adapter.openai.OpenAiProvider;
import dev.parley.adapter.openai.OpenAiProviderSettings;
import dev.parley.domain.context.Capabilities;
import dev.parley.server.settings.OpenAiSettings;
import dev.parley.server.settings.ProviderSettings;
import dev.parley.server.settings.Secret;
import dev.parley.server.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Models that others run and speak OpenAI's API for. */
final class OpenAiModule extends AbstractModule {
  @Provides
  @Singleton
  static HostedModels models(Settings settings, Resources resources) {
    Map<String, OpenAiProvider> models = new LinkedHashMap<>();
    for (ProviderSettings provider : settings.providers().values()) {
      if (provider instanceof OpenAiSettings hosted) {
        models.put(hosted.name(), resources.add(OpenAiProvider.connect(of(hosted))));
      }
    }
    return new HostedModels(models);
  }

  private static OpenAiProviderSettings of(OpenAiSettings settings) {
    Secret key = settings.apiKey();
    Integer window = settings.contextTokens();
    return new OpenAiProviderSettings(
        settings.name(),
        settings.baseUrl(),
        key == null ? null : key.value(),
        settings.organization(),
        settings.project(),
        settings.proxy(),
        window == null ? OptionalInt.empty() : OptionalInt.of(window),
        settings.timeout(),
        Capabilities.Calls.valueOf(settings.tools().name()));
  }
}
