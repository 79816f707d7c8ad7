// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.server.http.ListLimit;
import dev.parley.server.http.ListOrder;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param after the item that ended the page before; null for the first page
 */
record PageAsk(int limit, @Nullable ItemId after, ListOrder order) {
  static PageAsk of(Context context) {
    String after = context.queryParam("after");
    return new PageAsk(
        ListLimit.of(context), after == null ? null : ItemId.parse(after), ListOrder.of(context));
  }
}
