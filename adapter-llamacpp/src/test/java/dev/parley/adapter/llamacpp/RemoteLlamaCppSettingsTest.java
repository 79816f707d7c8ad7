// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RemoteLlamaCppSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080,http://127.0.0.1:8080",
    "http://127.0.0.1:8080/,http://127.0.0.1:8080",
    "http://127.0.0.1:8080/v1,http://127.0.0.1:8080",
    "https://models.example/llama/v1/,https://models.example/llama",
    "https://models.example/v1beta,https://models.example/v1beta"
  })
  void theAddressIsWhatComesBeforeTheCall(String given, String kept) {
    assertThat(of(given).baseUrl()).isEqualTo(URI.create(kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "/v1", "ftp://host", "file:///model.gguf"})
  void whatIsNoWebAddressIsRefused(String given) {
    assertThatThrownBy(() -> of(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("base_url is " + given)
        .hasMessageContaining("give an address like");
  }

  @Test
  void aTimeoutIsLongerThanNothing() {
    assertThatThrownBy(() -> of("http://h").withTimeout(Duration.ZERO))
        .hasMessageContaining("timeout is PT0S");
  }

  @Test
  void theDefaultsArePinned() {
    RemoteLlamaCppSettings settings = of("http://h");
    assertThat(settings.name()).isEqualTo("local");
    assertThat(settings.apiKey()).isNull();
    assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void theKeyIsNeverPrinted() {
    assertThat(of("http://h").withApiKey("s3cr3t").toString())
        .doesNotContain("s3cr3t")
        .contains("***");
    assertThat(of("http://h").withApiKey(" ").apiKey()).isNull();
  }

  private static RemoteLlamaCppSettings of(String address) {
    return RemoteLlamaCppSettings.of(URI.create(address), "m");
  }
}
