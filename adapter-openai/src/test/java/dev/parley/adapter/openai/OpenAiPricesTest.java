// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.usage.Prices;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenAiPricesTest {
  @Test
  void listCanBeReadAndHasItsDate() {
    assertThat(OpenAiPrices.list().asOf()).isAfter(LocalDate.of(2026, 1, 1));
    assertThat(OpenAiPrices.list().byName()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-4o-mini",
        "gpt-4o-mini-2024-07-18",
        "gpt-4.1",
        "o3",
        "text-embedding-3-small"
      })
  void usualModelsHaveAPrice(String model) {
    assertThat(OpenAiPrices.list().of(new ModelId(model))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-4o-audio-preview",
        "gpt-4o-search-preview",
        "gpt-oss-20b",
        "ft:gpt-4o-mini:x"
      })
  void modelsThatAreBilledOtherwiseHaveNone(String model) {
    assertThat(OpenAiPrices.list().of(new ModelId(model))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/v1",
        "https://openrouter.ai/api/v1",
        "https://eu.api.openai.com/v1",
        "https://api.openai.com.example/v1"
      })
  void otherAddressesHaveNoPrices(String address) {
    assertThat(OpenAiPrices.at(URI.create(address))).isSameAs(Prices.UNKNOWN);
  }

  @Test
  void itsOwnAddressHas() {
    Prices prices = OpenAiPrices.at(URI.create("https://api.openai.com/v1"));
    assertThat(prices.of(new ModelId("gpt-4o"))).isPresent();
  }
}
