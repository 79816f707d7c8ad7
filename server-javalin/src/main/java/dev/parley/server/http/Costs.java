// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.usage.Money;
import io.javalin.http.Context;
import java.util.Optional;

/** Tells what a whole answer cost, where that is known. */
public final class Costs {
  /** In US dollars, exact. */
  static final String HEADER = "Parley-Cost-Usd";

  private Costs() {}

  /** Adds the header to an answer that is not written yet. */
  public static void tell(Context context, Optional<Money> cost) {
    cost.ifPresent(money -> context.res().setHeader(HEADER, money.toString()));
  }
}
