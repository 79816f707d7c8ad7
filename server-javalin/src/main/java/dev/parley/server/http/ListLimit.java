// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.error.InvalidRequestException;
import io.javalin.http.Context;

/** How much of a list is wanted at once. */
public final class ListLimit {
  /** The most that is given at once. */
  public static final int MOST = 100;

  private static final int USUAL = 20;

  private ListLimit() {}

  /** What the query parameter {@code limit} says. */
  public static int of(Context context) {
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
}
