// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ModelId;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A llama-server that runs elsewhere.
 *
 * @param name the provider's name in the configuration
 * @param model what clients call its model
 * @param baseUrl its address; a path {@code /v1} and slashes at the end are dropped
 * @param apiKey null when it wants none; never printed
 * @param timeout the longest silence, before the first byte and between pieces
 */
public record RemoteLlamaCppSettings(
    String name, ModelId model, URI baseUrl, @Nullable String apiKey, Duration timeout) {
  /** The longest silence unless it is configured: a long prompt on a slow machine takes minutes. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  private static final Pattern TAIL = Pattern.compile("(/v1)?/*$");

  public RemoteLlamaCppSettings {
    String scheme = baseUrl.getScheme();
    if (baseUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "base_url is " + baseUrl + ": give an address like http://127.0.0.1:8080");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is " + timeout + ": it is longer than nothing");
    }
    String address = baseUrl.toString().replaceAll("/+$", "");
    baseUrl = URI.create(TAIL.matcher(address).replaceFirst(""));
    apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey;
  }

  /** A server named {@code local} that wants no key. */
  public static RemoteLlamaCppSettings of(URI baseUrl, String model) {
    return new RemoteLlamaCppSettings("local", new ModelId(model), baseUrl, null, DEFAULT_TIMEOUT);
  }

  public RemoteLlamaCppSettings withApiKey(@Nullable String key) {
    return new RemoteLlamaCppSettings(name, model, baseUrl, key, timeout);
  }

  public RemoteLlamaCppSettings withTimeout(Duration longest) {
    return new RemoteLlamaCppSettings(name, model, baseUrl, apiKey, longest);
  }

  @Override
  public String toString() {
    return "RemoteLlamaCppSettings[name=%s, model=%s, baseUrl=%s, apiKey=%s, timeout=%s]"
        .formatted(name, model, baseUrl, apiKey == null ? "none" : "***", timeout);
  }
}
