// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.Arguments;
import dev.parley.domain.function.ServerFunction;
import dev.parley.port.ArgumentBinder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link ArgumentBinder} does. */
public abstract class ArgumentBinderContract {
  private static final RawJson ORDER =
      new RawJson(
          """
          {"type": "object", "additionalProperties": false, "required": ["order_id"],
           "properties": {
             "order_id": {"type": "string"},
             "count": {"type": "integer", "minimum": 1, "maximum": 9},
             "speed": {"enum": ["slow", "fast"]},
             "address": {"type": "object", "properties": {"zip": {"type": "string"}}},
             "notes": {"type": "array", "items": {"type": "string"}}}}\
          """);

  private ArgumentBinder binder;

  protected ArgumentBinderContract() {}

  /** A binder that has seen nothing yet. */
  protected abstract ArgumentBinder binder() throws Exception;

  @BeforeEach
  final void openBinder() throws Exception {
    binder = binder();
  }

  /** What {@link #ORDER} takes. */
  record Order(String order_id, int count, List<String> notes) {}

  @Test
  void argumentsThatKeepToTheSchemaAreValid() {
    assertThat(valid("{\"order_id\":\"A-17\",\"count\":2}").text())
        .contains("\"order_id\":\"A-17\"")
        .contains("\"count\":2");
  }

  @TestFactory
  Stream<DynamicTest> equalArgumentsAreEqualText() {
    RawJson first = valid("{\"count\":2,\"notes\":[\"b\",\"a\"],\"order_id\":\"é\"}");
    return Stream.of(
            "{\"order_id\":\"é\",\"notes\":[\"b\",\"a\"],\"count\":2}",
            " {\n\"order_id\" : \"\\u00e9\", \"count\":2 ,\"notes\":[ \"b\",\"a\" ]}\n",
            "{\"notes\":[\"b\",\"a\"],\"count\":2.0,\"order_id\":\"\\u00E9\"}")
        .map(text -> dynamicTest(text, () -> assertThat(valid(text)).isEqualTo(first)));
  }

  @Test
  void theOrderOfAnArrayIsKept() {
    assertThat(valid("{\"order_id\":\"x\",\"notes\":[\"b\",\"a\"]}").text())
        .contains("[\"b\",\"a\"]");
  }

  @TestFactory
  Stream<DynamicTest> blankTextIsAnEmptyObject() {
    return Stream.of("", "  ", "\n\t", "{}")
        .map(
            text ->
                dynamicTest(
                    RawJson.of(text).text(),
                    () ->
                        assertThat(binder.check(ServerFunction.NO_PARAMETERS, text))
                            .isEqualTo(new Arguments.Valid(new RawJson("{}")))));
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrongIsNamedInTheExplanation() {
    return Stream.of(
        wrong("{}", "order_id", "missing"),
        wrong("", "order_id", "missing"),
        wrong("{\"order_id\":17}", "order_id", "string"),
        wrong("{\"order_id\":null}", "order_id", "string"),
        wrong("{\"order_id\":\"a\",\"count\":\"many\"}", "count", "integer"),
        wrong("{\"order_id\":\"a\",\"count\":10}", "count", "9"),
        wrong("{\"order_id\":\"a\",\"count\":1.5}", "count", "integer"),
        wrong("{\"order_id\":\"a\",\"speed\":\"faster\"}", "speed", "slow", "fast"),
        wrong("{\"order_id\":\"a\",\"address\":{\"zip\":8}}", "address", "zip", "string"),
        wrong("{\"order_id\":\"a\",\"notes\":[\"a\",2]}", "notes", "1", "string"),
        wrong("{\"orderid\":\"a\"}", "orderid", "order_id"),
        wrong("{\"order_id\":\"a\",\"colour\":1}", "colour"),
        wrong("{\"count\":0,\"speed\":1}", "order_id", "count", "speed"));
  }

  private DynamicTest wrong(String text, String... words) {
    return dynamicTest("'" + text + "'", () -> assertThat(explanation(text)).contains(words));
  }

  @TestFactory
  Stream<DynamicTest> textThatIsNoObjectIsExplained() {
    return Stream.of(
            "{",
            "{\"order_id\":",
            "null",
            "[]",
            "\"order_id\"",
            "17",
            "order_id=17",
            "\0",
            "\ud800",
            "{\"order_id\":\"a\"} {}",
            "{\"order_id\":\"a\",\"order_id\":\"b\"}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "1".repeat(100_000))
        .map(
            text ->
                dynamicTest(
                    RawJson.of(text.substring(0, Math.min(20, text.length()))).text(),
                    () ->
                        assertThat(explanation(text))
                            .hasSizeBetween(8, 2000)
                            .contains("argument")));
  }

  @Test
  void everyCharacterOfATextIsKept() {
    for (String text :
        List.of("'\"\\/%", "a\nb\t\0\u007f\u2028", "e\u0301 \u05e9 \u4f60 \ud83d\ude00 \uffff")) {
      RawJson value = valid("{\"count\":1,\"order_id\":" + RawJson.of(text).text() + "}");
      assertThat(binder.bind(value, Order.class).order_id()).isEqualTo(text);
    }
  }

  @Test
  void everyDigitOfANumberIsKept() {
    RawJson any = new RawJson("{\"type\":\"object\"}");
    String digits = "1234567890123456789012345678901234567890.0987654321";
    assertThat(binder.check(any, "{\"n\":" + digits + "}"))
        .isEqualTo(new Arguments.Valid(new RawJson("{\"n\":" + digits + "}")));
  }

  @Test
  void aValueIsBoundToARecord() {
    RawJson value = valid("{\"order_id\":\"A-17\",\"count\":2,\"notes\":[\"x\"]}");
    assertThat(binder.bind(value, Order.class)).isEqualTo(new Order("A-17", 2, List.of("x")));
  }

  @Test
  void aValueThatDoesNotFitNamesThePlace() {
    RawJson value = new RawJson("{\"order_id\":\"A\",\"count\":\"many\"}");
    assertThatThrownBy(() -> binder.bind(value, Order.class))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("count"))
        .hasMessageContaining("many");
  }

  @Test
  void manyChecksAtOnceDoNotMix() {
    Race.run(
        16,
        runner -> {
          RawJson schema =
              new RawJson(
                  "{\"type\":\"object\",\"required\":[\"field" + runner + "\"],\"properties\":{}}");
          for (int i = 0; i < 50; i++) {
            assertThat(binder.check(schema, "{\"field" + runner + "\":1}"))
                .isInstanceOf(Arguments.Valid.class);
            assertThat(binder.check(schema, "{\"other\":1}")).isInstanceOf(Arguments.Invalid.class);
          }
        });
  }

  private RawJson valid(String text) {
    Arguments checked = binder.check(ORDER, text);
    assertThat(checked).isInstanceOf(Arguments.Valid.class);
    return ((Arguments.Valid) checked).value();
  }

  private String explanation(String text) {
    Arguments checked = binder.check(ORDER, text);
    assertThat(checked).isInstanceOf(Arguments.Invalid.class);
    return ((Arguments.Invalid) checked).explanation();
  }
}
