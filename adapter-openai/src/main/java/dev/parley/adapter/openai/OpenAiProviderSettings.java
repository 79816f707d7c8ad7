// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.context.Capabilities;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI, or a server that speaks its API.
 *
 * @param name the provider's name in the configuration
 * @param baseUrl where its API is, for instance {@code https://api.openai.com/v1}; slashes at the
 *     end are dropped
 * @param apiKey null when it wants none; never printed
 * @param organization sent as {@code OpenAI-Organization}; null for the key's own
 * @param project sent as {@code OpenAI-Project}; null for the key's own
 * @param proxy the HTTP proxy to go through; null for none
 * @param contextTokens the window of its models, where somebody said so; else a table of model
 *     families is asked
 * @param timeout the longest silence, before the first byte and between pieces
 * @param calls the forms of calls that its models understand
 */
public record OpenAiProviderSettings(
    String name,
    URI baseUrl,
    @Nullable String apiKey,
    @Nullable String organization,
    @Nullable String project,
    @Nullable URI proxy,
    OptionalInt contextTokens,
    Duration timeout,
    Capabilities.Calls calls) {
  /** The longest silence unless it is configured: a model that reasons may take minutes. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  public OpenAiProviderSettings {
    requireWeb("base_url", baseUrl, "https://api.openai.com/v1");
    if (proxy != null) {
      requireWeb("proxy_url", proxy, "http://proxy.example:3128");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is " + timeout + ": it is longer than nothing");
    }
    baseUrl = URI.create(baseUrl.toString().replaceAll("/+$", ""));
    apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
  }

  /** A provider whose models understand either form of calls, or that says so itself. */
  public OpenAiProviderSettings(
      String name,
      URI baseUrl,
      @Nullable String apiKey,
      @Nullable String organization,
      @Nullable String project,
      @Nullable URI proxy,
      OptionalInt contextTokens,
      Duration timeout) {
    this(
        name,
        baseUrl,
        apiKey,
        organization,
        project,
        proxy,
        contextTokens,
        timeout,
        Capabilities.Calls.EITHER);
  }

  private static void requireWeb(String field, URI url, String example) {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(
          field + " is " + url + ": give an address like " + example);
    }
  }

  /** A provider named {@code openai} at that address. */
  public static OpenAiProviderSettings of(URI baseUrl, @Nullable String apiKey) {
    return new OpenAiProviderSettings(
        "openai", baseUrl, apiKey, null, null, null, OptionalInt.empty(), DEFAULT_TIMEOUT);
  }

  public OpenAiProviderSettings withTimeout(Duration longest) {
    return new OpenAiProviderSettings(
        name, baseUrl, apiKey, organization, project, proxy, contextTokens, longest, calls);
  }

  public OpenAiProviderSettings withContextTokens(int window) {
    return new OpenAiProviderSettings(
        name,
        baseUrl,
        apiKey,
        organization,
        project,
        proxy,
        OptionalInt.of(window),
        timeout,
        calls);
  }

  public OpenAiProviderSettings withCalls(Capabilities.Calls understood) {
    return new OpenAiProviderSettings(
        name, baseUrl, apiKey, organization, project, proxy, contextTokens, timeout, understood);
  }

  @Override
  public String toString() {
    return "OpenAiProviderSettings[name=%s, baseUrl=%s, apiKey=%s, organization=%s, project=%s, proxy=%s, contextTokens=%s, timeout=%s, calls=%s]"
        .formatted(
            name,
            baseUrl,
            apiKey == null ? "none" : "***",
            organization,
            project,
            proxy,
            contextTokens,
            timeout,
            calls);
  }
}
