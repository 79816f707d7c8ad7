// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is there without being written: the providers openai and local, and the route default. */
final class BuiltIn {

  static final String OPENAI = "openai";
  static final String LOCAL = "local";
  static final String OPENAI_KEY_VARIABLE = "OPENAI_API_KEY";
  static final Set<String> PROVIDERS = Set.of(OPENAI, LOCAL);

  /** What the route default asks where OpenAI can be had. */
  static final String OPENAI_MODEL = "gpt-4o-mini";

  private static final String LOCAL_MODEL = "smollm2-135m-instruct";

  private BuiltIn() {}

  /** The settings of a provider, with the defaults that those of that name have. */
  static Section provider(String name, ProviderSettings.Type type) {
    Section section = ProviderKeys.section(type);
    if (name.equals(OPENAI) && type == ProviderSettings.Type.OPENAI) {
      return section
          .with(ProviderKeys.TYPE.withFallback(type))
          .with(OpenAiSettings.API_KEY_ENV.withFallback(OPENAI_KEY_VARIABLE))
          .with(OpenAiSettings.BASE_URL.withAlias("OPENAI_BASE_URL"))
          .with(OpenAiSettings.ORGANIZATION.withAlias("OPENAI_ORG_ID"))
          .with(OpenAiSettings.PROJECT.withAlias("OPENAI_PROJECT_ID"));
    }
    if (name.equals(LOCAL) && type == ProviderSettings.Type.LLAMACPP) {
      return section
          .with(ProviderKeys.TYPE.withFallback(type))
          .with(LlamaCppSettings.MODEL.withFallback(LOCAL_MODEL))
          .with(ProviderKeys.PARAMETERS.withFallback(Map.of("max_tokens", "512")));
    }
    return section;
  }

  /** How the kind of a provider is read: those of these names have one already. */
  static Section type(String name) {
    Key<ProviderSettings.Type> type =
        switch (name) {
          case OPENAI -> ProviderKeys.TYPE.withFallback(ProviderSettings.Type.OPENAI);
          case LOCAL -> ProviderKeys.TYPE.withFallback(ProviderSettings.Type.LLAMACPP);
          default -> ProviderKeys.TYPE;
        };
    return new Section("", "", List.of(type));
  }

  /** The settings of the route default where nobody wrote what it asks. */
  static Section defaultRoute() {
    return RouteSettings.SECTION.with(
        RouteSettings.PARAMETERS.withFallback(Map.of("presence_penalty", "0.6")));
  }
}
