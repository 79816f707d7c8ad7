// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.shop;

import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import dev.parley.examples.shop.Shop.Appointment;
import dev.parley.json.function.Default;
import dev.parley.json.function.Describe;
import dev.parley.json.function.JavaFunction;
import dev.parley.json.function.JavaFunctions;
import dev.parley.port.FunctionSource;
import java.math.BigDecimal;

/** What a model may do in the shop. */
final class ShopFunctions {
  private ShopFunctions() {}

  record OrderQuery(@Describe("as on the receipt, such as A-17") String order_id) {}

  record TeaQuery(
      @Describe("a word of its name or description, such as oolong") String words,
      @Describe("in euros") @Default("1000") BigDecimal max_price) {}

  static FunctionSource of(Shop shop) {
    return JavaFunctions.of(
        JavaFunction.of(
            "lookup_order_status",
            "Status of an order, and when it arrives",
            OrderQuery.class,
            query ->
                shop.order(query.order_id())
                    .<Object>map(order -> order)
                    .orElse(FunctionResult.failed("there is no such order: ask for its number"))),
        JavaFunction.of(
            "search_products",
            "The teas of the shop, with prices in euros",
            TeaQuery.class,
            query -> shop.teas(query.words(), query.max_price())),
        JavaFunction.of(
                "book_appointment",
                "Books a tea tasting",
                Appointment.class,
                (wanted, invocation) ->
                    shop.book(invocation.idempotencyKey(), wanted)
                        .<Object>map(booked -> booked)
                        .orElse(FunctionResult.failed("that time is taken: offer another")))
            .withSideEffects()
            .withStatus(invocation -> status(shop, invocation)));
  }

  /** Whether a call whose result was lost did book. */
  private static FunctionOutcome status(Shop shop, FunctionInvocation invocation) {
    return shop.appointment(invocation.idempotencyKey())
        .<FunctionOutcome>map(
            booked -> new FunctionOutcome.Done(FunctionResult.of("booked: " + booked)))
        .orElse(FunctionOutcome.NOT_RUN);
  }
}
