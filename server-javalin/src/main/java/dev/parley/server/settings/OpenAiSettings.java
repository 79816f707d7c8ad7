// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider that speaks the OpenAI API.
 *
 * @param name the name that routes and requests use
 * @param baseUrl where its API is, without a slash at the end
 * @param apiKey its key; none for a server that wants none
 * @param organization sent as OpenAI-Organization; none: the key's own
 * @param project sent as OpenAI-Project; none: the key's own
 * @param proxy the HTTP proxy to go through; none: it is called directly
 * @param contextTokens the window of its models, where a configuration says so
 * @param tools which form of calls its models understand
 * @param timeout longest silence, before the first byte and between chunks
 * @param parameters request fields sent unless the request or the route says them: name to JSON
 *     text
 */
public record OpenAiSettings(
    String name,
    URI baseUrl,
    @Nullable Secret apiKey,
    @Nullable String organization,
    @Nullable String project,
    @Nullable URI proxy,
    @Nullable Integer contextTokens,
    Calls tools,
    Duration timeout,
    Map<String, String> parameters)
    implements ProviderSettings {

  /** The API's two forms of calls. */
  public enum Calls {
    /** Requests of either form are passed on as they are. */
    EITHER,
    /** Requests of the older form are translated, and their answers back. */
    TOOLS,
    /** Requests with tools are translated into the older form, and their answers back. */
    FUNCTIONS
  }

  static final Key<URI> BASE_URL =
      Key.of(
          "base_url",
          UrlTypes.web(),
          URI.create("https://api.openai.com/v1"),
          "where the API is; of the provider openai also OPENAI_BASE_URL");
  static final Key<@Nullable String> API_KEY_ENV =
      Key.optional(
          "api_key_env",
          Types.variable(),
          "environment variable that holds the key; null for a server that wants none");
  static final Key<@Nullable String> ORGANIZATION =
      Key.optional(
          "organization",
          Types.text(),
          "sent as OpenAI-Organization; of the provider openai also OPENAI_ORG_ID");
  static final Key<@Nullable String> PROJECT =
      Key.optional(
          "project",
          Types.text(),
          "sent as OpenAI-Project; of the provider openai also OPENAI_PROJECT_ID");
  static final Key<@Nullable URI> PROXY_URL =
      Key.optional(
          "proxy_url", UrlTypes.web(), "HTTP proxy to go through; null: it is called directly");
  static final Key<@Nullable Integer> CONTEXT_TOKENS =
      Key.optional(
          "context_tokens",
          Types.integer(1, Integer.MAX_VALUE),
          "window of its models; null: by a table of known models, else nothing is cut");
  static final Key<Calls> TOOLS =
      Key.of(
          "tools",
          Types.choice(Calls.class),
          Calls.EITHER,
          "form of calls that its models understand: tools, the older functions, or either; the"
              + " other one is translated");
  static final Section SECTION =
      new Section(
          "providers.NAME",
          "A provider of type openai: OpenAI, or any server that speaks its API.",
          ProviderKeys.around(
              BASE_URL, API_KEY_ENV, ORGANIZATION, PROJECT, PROXY_URL, CONTEXT_TOKENS, TOOLS));

  public OpenAiSettings {
    parameters = Ordered.copyOf(parameters);
  }

  static OpenAiSettings from(String name, Block block, @Nullable Secret apiKey) {
    return new OpenAiSettings(
        name,
        block.get(BASE_URL),
        apiKey,
        block.get(ORGANIZATION),
        block.get(PROJECT),
        block.get(PROXY_URL),
        block.get(CONTEXT_TOKENS),
        block.get(TOOLS),
        block.get(ProviderKeys.TIMEOUT),
        block.get(ProviderKeys.PARAMETERS));
  }
}
