// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.shop;

import dev.parley.adapter.openai.OpenAiProvider;
import dev.parley.adapter.openai.OpenAiProviderSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * OpenAI, or what speaks its language, where the environment has a key; else the stand-in.
 *
 * @param standIn what must be closed with it
 */
record ModelOfEnvironment(OpenAiProvider provider, String name, StandInModel standIn)
    implements AutoCloseable {

  static ModelOfEnvironment start() throws IOException {
    return start(System.getenv());
  }

  static ModelOfEnvironment start(Map<String, String> environment) throws IOException {
    StandInModel standIn = StandInModel.start(0);
    String key = environment.get("OPENAI_API_KEY");
    URI url =
        key == null
            ? standIn.url()
            : URI.create(environment.getOrDefault("OPENAI_BASE_URL", "https://api.openai.com/v1"));
    String name =
        key == null ? StandInModel.NAME : environment.getOrDefault("OPENAI_MODEL", "gpt-4o-mini");
    return new ModelOfEnvironment(
        OpenAiProvider.connect(OpenAiProviderSettings.of(url, key)), name, standIn);
  }

  @Override
  public void close() {
    provider.close();
    standIn.close();
  }
}
