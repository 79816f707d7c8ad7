// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.error.InvalidRequestException;
import io.javalin.http.Context;

/** Which end a list begins at. */
public enum ListOrder {
  OLDEST_FIRST,
  NEWEST_FIRST;

  /** What the query parameter {@code order} says; the newest first where there is none. */
  public static ListOrder of(Context context) {
    String given = context.queryParam("order");
    return switch (given) {
      case null -> NEWEST_FIRST;
      case "desc" -> NEWEST_FIRST;
      case "asc" -> OLDEST_FIRST;
      default -> throw new InvalidRequestException("order", given, "give asc or desc");
    };
  }
}
