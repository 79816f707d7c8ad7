// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.error.InvalidRequestException;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param after the item that ended the page before; null for the first page
 */
record PageAsk(int limit, @Nullable ItemId after, Order order) {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  /** Which end a list begins at. */
  enum Order {
    OLDEST_FIRST,
    NEWEST_FIRST
  }

  static PageAsk of(Context context) {
    String after = context.queryParam("after");
    return new PageAsk(
        limit(context),
        after == null ? null : ItemId.parse(after),
        order(context.queryParam("order")));
  }

  /** How many are wanted at once. */
  static int limit(Context context) {
    String given = context.queryParam("limit");
    if (given == null) {
      return USUAL;
    }
    try {
      int limit = Integer.parseInt(given);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw new InvalidRequestException("limit", given, "give a number from 1 to " + MOST, e);
    }
    throw new InvalidRequestException("limit", given, "give a number from 1 to " + MOST);
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
