// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each key may use unless it has limits of its own; none: without limit.
 *
 * @param requestsPerMinute requests in a minute
 * @param tokensPerMinute tokens in a minute
 * @param concurrentRequests requests at the same time
 * @param usdPerDay US dollars in a day
 */
public record LimitSettings(
    @Nullable Integer requestsPerMinute,
    @Nullable Integer tokensPerMinute,
    @Nullable Integer concurrentRequests,
    @Nullable BigDecimal usdPerDay) {

  static final Key<@Nullable Integer> REQUESTS_PER_MINUTE =
      Key.optional(
          "requests_per_minute", Types.integer(1, Integer.MAX_VALUE), "requests in a minute");
  static final Key<@Nullable Integer> TOKENS_PER_MINUTE =
      Key.optional("tokens_per_minute", Types.integer(1, Integer.MAX_VALUE), "tokens in a minute");
  static final Key<@Nullable Integer> CONCURRENT_REQUESTS =
      Key.optional(
          "concurrent_requests", Types.integer(1, Integer.MAX_VALUE), "requests at the same time");
  static final Key<@Nullable BigDecimal> USD_PER_DAY =
      Key.optional("usd_per_day", Types.decimal("0", "1000000000"), "US dollars in a day");
  static final Section SECTION =
      new Section(
          "limits",
          "What each key may use unless it has limits of its own; null: without limit.",
          List.of(REQUESTS_PER_MINUTE, TOKENS_PER_MINUTE, CONCURRENT_REQUESTS, USD_PER_DAY));

  static LimitSettings from(Block block) {
    return new LimitSettings(
        block.get(REQUESTS_PER_MINUTE),
        block.get(TOKENS_PER_MINUTE),
        block.get(CONCURRENT_REQUESTS),
        block.get(USD_PER_DAY));
  }
}
