// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.server.http.ListLimit;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param after the item that ended the page before; null for the first page
 */
record PageAsk(int limit, @Nullable ItemId after, Order order) {
  /** Which end a list begins at. */
  enum Order {
    OLDEST_FIRST,
    NEWEST_FIRST
  }

  static PageAsk of(Context context) {
    String after = context.queryParam("after");
    return new PageAsk(
        ListLimit.of(context),
        after == null ? null : ItemId.parse(after),
        order(context.queryParam("order")));
  }

  private static Order order(@Nullable String given) {
    return switch (given) {
      case null -> Order.NEWEST_FIRST;
      case "desc" -> Order.NEWEST_FIRST;
      case "asc" -> Order.OLDEST_FIRST;
      default -> throw new InvalidRequestException("order", given, "give asc or desc");
    };
  }
}
