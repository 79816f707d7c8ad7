// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.Confirm;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.port.FunctionHandler;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JavaFunctionTest {
  record Query(String order_id, @Default("1") int count) {}

  record Status(String state, LocalDate day, BigDecimal price, Optional<String> note) {}

  private static JavaFunction lookup(JavaFunction.Body<Query> body) {
    return JavaFunction.of("lookup", "Status of an order", Query.class, body);
  }

  @Test
  void resultsAreTextOrJson() {
    assertThat(run(lookup(q -> "on its way"))).isEqualTo(FunctionResult.of("on its way"));
    assertThat(run(lookup(q -> new RawJson("[1]")))).isEqualTo(FunctionResult.of("[1]"));
    assertThat(run(lookup(q -> null))).isEqualTo(FunctionResult.of("null"));
    assertThat(run(lookup(q -> FunctionResult.failed("sold out"))))
        .isEqualTo(FunctionResult.failed("sold out"));
    assertThat(
            run(
                lookup(
                    q ->
                        List.of(
                            new Status(
                                "sent",
                                LocalDate.of(2026, 11, 21),
                                new BigDecimal("1.10"),
                                Optional.empty())))))
        .isEqualTo(
            FunctionResult.of(
                "[{\"state\":\"sent\",\"day\":\"2026-11-21\",\"price\":1.10,\"note\":null}]"));
  }

  @Test
  void argumentsThatDoNotFitTheRecordAreAFailedResult() {
    assertThat(lookup(q -> "x").run(call("{\"order_id\":\"A\",\"count\":3000000000}")))
        .isEqualTo(
            FunctionResult.failed("the call failed: count is 3000000000: give a smaller number"));
  }

  @Test
  void defaultsReachTheBody() {
    assertThat(lookup(q -> q.order_id() + q.count()).run(call("{\"order_id\":\"A\"}")))
        .isEqualTo(FunctionResult.of("A1"));
  }

  @Test
  void whatABodyThrowsIsThrown() {
    IllegalStateException bug = new IllegalStateException("a bug");
    assertThatThrownBy(
            () ->
                run(
                    lookup(
                        q -> {
                          throw bug;
                        })))
        .isSameAs(bug);
    IOException checked = new IOException("no route");
    assertThatThrownBy(
            () ->
                run(
                    lookup(
                        q -> {
                          throw checked;
                        })))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(checked);
  }

  @Test
  void eachWithMakesAnotherOne() {
    JavaFunction plain = lookup(q -> "x");
    ServerFunction rules =
        plain
            .withSideEffects()
            .withConfirm(Confirm.NEVER)
            .withTimeout(Duration.ofSeconds(3))
            .withLongestResult(500)
            .function();
    assertThat(rules.sideEffects()).isTrue();
    assertThat(rules.asksFirst()).isFalse();
    assertThat(rules.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(rules.longestResult()).isEqualTo(500);
    assertThat(plain.function().sideEffects()).isFalse();
    assertThat(plain.status(call("{}"))).isEqualTo(FunctionOutcome.UNKNOWN);
    assertThat(plain.withStatus(invocation -> FunctionOutcome.NOT_RUN).status(call("{}")))
        .isEqualTo(FunctionOutcome.NOT_RUN);
  }

  /** Functions as methods. */
  static final class Shop {
    @FunctionMethod("Status of an order")
    String lookupOrderStatus(
        @Describe("as on the receipt") @ArgumentName("order_id") String orderId,
        @Default("2") int count,
        @Nullable LocalDate day) {
      return orderId + " " + count + " " + day;
    }

    @FunctionMethod(
        value = "Books",
        name = "book",
        sideEffects = true,
        confirm = Confirm.ASK,
        timeoutSeconds = 3,
        longestResult = 200)
    Status book(Query query, FunctionInvocation invocation) {
      return new Status(
          query.order_id() + " " + invocation.idempotencyKey(),
          LocalDate.EPOCH,
          BigDecimal.TEN,
          Optional.of("n"));
    }

    @FunctionMethod("Clears")
    void clear(List<String> names) throws IOException {
      if (names.isEmpty()) {
        throw new IOException("nothing to clear");
      }
    }

    String notAFunction() {
      return "";
    }
  }

  private final List<FunctionHandler> shop = JavaFunctions.in(new Shop()).functions();

  @Test
  void markedMethodsAreFunctions() {
    assertThat(shop)
        .extracting(each -> each.function().name())
        .containsExactly("book", "clear", "lookupOrderStatus");
    ServerFunction book = shop.getFirst().function();
    assertThat(book.sideEffects()).isTrue();
    assertThat(book.confirm()).isEqualTo(Confirm.ASK);
    assertThat(book.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(book.longestResult()).isEqualTo(200);
    assertThat(book.parameters()).isEqualTo(RecordSchema.of(Query.class));
    assertThat(shop.getLast().function().parameters().text())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"order_id\":{\"type\":\"string\",\"description\":\"as"
                + " on the"
                + " receipt\"},\"count\":{\"type\":[\"integer\",\"null\"],\"description\":\"Default:"
                + " 2\"},\"day\":{\"type\":[\"string\",\"null\"],"
                + "\"format\":\"date\"}},\"required\":[\"order_id\",\"count\",\"day\"],"
                + "\"additionalProperties\":false}");
  }

  /** Has a second method in its class file, the bridge from the interface's, marked as well. */
  static final class Upper implements UnaryOperator<String> {
    @Override
    @FunctionMethod("In capitals")
    public String apply(@ArgumentName("text") String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  }

  @Test
  void methodOfAGenericInterfaceIsOneFunction() {
    assertThat(JavaFunctions.in(new Upper()).functions())
        .singleElement()
        .satisfies(
            upper ->
                assertThat(upper.run(call("{\"text\":\"a\"}"))).isEqualTo(FunctionResult.of("A")));
  }

  @Test
  void methodsGetTheirArgumentsAndTheInvocation() {
    assertThat(shop.getFirst().run(call("{\"order_id\":\"A\"}")).text())
        .startsWith("{\"state\":\"A key-1\"");
    assertThat(shop.get(1).run(call("{\"names\":[\"a\"]}"))).isEqualTo(FunctionResult.of("done"));
    assertThat(shop.getLast().run(call("{\"order_id\":\"A\",\"count\":null}")))
        .isEqualTo(FunctionResult.of("A 2 null"));
  }

  @Test
  void whatAMethodThrowsIsItsOwn() {
    assertThatThrownBy(() -> shop.get(1).run(call("{\"names\":[]}")))
        .hasRootCauseMessage("nothing to clear");
    assertThat(shop.getLast().run(call("{\"order_id\":\"A\",\"count\":\"x\"}")))
        .isEqualTo(FunctionResult.failed("the call failed: count is \"x\": give an integer"));
  }

  @Test
  void sourcesWithoutFunctionsOrWithOneNameTwiceAreRefused() {
    assertThatThrownBy(() -> JavaFunctions.in("text"))
        .hasMessageStartingWith("java.lang.String has no method with @FunctionMethod");
    assertThatThrownBy(() -> JavaFunctions.of(lookup(q -> "a"), lookup(q -> "b")))
        .hasMessageStartingWith("two functions are called lookup");
    JavaFunction one = lookup(q -> "a");
    assertThat(JavaFunctions.of(one).functions()).containsExactly(one);
  }

  private static FunctionResult run(JavaFunction function) {
    return function.run(call("{\"order_id\":\"A\",\"count\":1}"));
  }

  private static FunctionInvocation call(String arguments) {
    return new FunctionInvocation(
        "lookup", new RawJson(arguments), "key-1", Owner.LOCAL, null, Instant.MAX);
  }
}
