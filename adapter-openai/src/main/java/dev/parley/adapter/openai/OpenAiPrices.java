// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.usage.PriceList;
import dev.parley.domain.usage.Prices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The price list that lies beside this class; it says itself of which day it is. */
final class OpenAiPrices {
  private static final String HOST = "api.openai.com";
  private static final String FILE = "prices.txt";

  private OpenAiPrices() {}

  /** Who else speaks OpenAI's API has prices of their own, also for models of the same name. */
  static Prices at(URI address) {
    return HOST.equalsIgnoreCase(address.getHost()) ? list() : Prices.UNKNOWN;
  }

  static PriceList list() {
    try (InputStream in = Objects.requireNonNull(OpenAiPrices.class.getResourceAsStream(FILE))) {
      return PriceList.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
