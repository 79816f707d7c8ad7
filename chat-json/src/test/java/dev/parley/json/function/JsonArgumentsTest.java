// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.Arguments;
import org.junit.jupiter.api.Test;

/** What a model is told, word for word, and which schemas can be used. */
final class JsonArgumentsTest {
  private static final RawJson BOOKING =
      new RawJson(
          """
          {"type": "object", "additionalProperties": false, "required": ["order_id", "day"],
           "properties": {
             "order_id": {"type": "string", "description": "as on the receipt"},
             "day": {"type": "string", "format": "date"},
             "count": {"type": "integer", "minimum": 1, "maximum": 9},
             "speed": {"enum": ["slow", "fast"]},
             "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
             "to": {"anyOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]}},
           "$defs": {"place": {"type": "object", "required": ["zip"],
             "properties": {"zip": {"type": "string", "pattern": "^[0-9]{4}$"}}}}}\
          """);

  private final JsonArguments arguments = new JsonArguments();

  @Test
  void aMissingArgumentIsNamedWithItsTypeAndDescription() {
    assertThat(explained("{\"day\":\"2026-11-21\"}"))
        .isEqualTo("arguments.order_id is missing: it is required, a string (as on the receipt)");
  }

  @Test
  void severalProblemsAreListed() {
    assertThat(explained("{\"order_id\":1,\"day\":\"soon\",\"count\":10,\"tags\":[\"a\",2]}"))
        .isEqualTo(
            """
            4 problems with the arguments:
            - arguments.order_id is 1: give a string
            - arguments.day is "soon": give a string with a date such as "2026-11-21"
            - arguments.count is 10: give an integer from 1 to 9
            - arguments.tags[1] is 2: give a string\
            """);
  }

  @Test
  void aNameThatIsAlmostRightIsSuggested() {
    assertThat(explained("{\"orderId\":\"a\",\"day\":\"2026-11-21\"}"))
        .isEqualTo(
            "2 problems with the arguments:\n"
                + "- arguments.orderId is not known: did you mean order_id?\n"
                + "- arguments.order_id is missing: it is required, a string (as on the receipt);"
                + " orderId is not its name");
    assertThat(explained(good(",\"speed\":\"fst\"")))
        .isEqualTo(
            "arguments.speed is \"fst\": give one of \"slow\", \"fast\"; did you mean fast?");
  }

  @Test
  void aNameThatIsFarOffIsToldWhichThereAre() {
    assertThat(explained(good(",\"colour\":1")))
        .isEqualTo(
            "arguments.colour is not known: leave it out; known are count, day, order_id, speed,"
                + " tags, to");
  }

  @Test
  void ofAUnionTheBranchThatWasMeantIsExplained() {
    assertThat(explained(good(",\"to\":{\"zip\":\"12\"}")))
        .isEqualTo("arguments.to.zip is \"12\": give a string that matches ^[0-9]{4}$");
    assertThat(explained(good(",\"to\":{}")))
        .isEqualTo("arguments.to.zip is missing: it is required, a string that matches ^[0-9]{4}$");
  }

  @Test
  void aValueThatFitsNoBranchIsToldOfAll() {
    RawJson schema =
        new RawJson(
            "{\"properties\":{\"a\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}}}");
    assertThat(invalid(schema, "{\"a\":[1]}"))
        .isEqualTo("arguments.a is [1]: give a string or an integer");
  }

  @Test
  void manyProblemsAreCut() {
    StringBuilder text = new StringBuilder("{\"day\":\"2026-11-21\",\"order_id\":\"a\"");
    for (int i = 0; i < 40; i++) {
      text.append(",\"zzzzzz").append(i).append("\":1");
    }
    assertThat(explained(text + "}"))
        .startsWith("40 problems with the arguments:\n- ")
        .endsWith("\n- and 32 more of the kind")
        .hasSizeLessThan(2500);
  }

  @Test
  void brokenJsonSaysWhere() {
    assertThat(explained("{\"order_id\": \"a\",\n \"day\" 1}"))
        .startsWith("the arguments can't be read: the JSON is broken at line 2, column 8");
  }

  @Test
  void anObjectWithinAStringIsThatObject() {
    String inner = good("");
    assertThat(arguments.check(BOOKING, RawJson.of(inner).text()))
        .isEqualTo(arguments.check(BOOKING, inner))
        .isInstanceOf(Arguments.Valid.class);
    assertThat(explained("\"order 17\"")).contains("give one JSON object");
  }

  @Test
  void whatMayBeNullAndIsNotThereIsNull() {
    RawJson schema =
        new RawJson(
            """
            {"type": "object", "required": ["a", "b"], "properties": {
              "a": {"type": ["string", "null"]},
              "b": {"anyOf": [{"type": "object", "required": ["c"],
                "properties": {"c": {"type": ["integer", "null"]}}}, {"type": "null"}]}}}\
            """);
    assertThat(arguments.check(schema, "{\"b\":{}}"))
        .isEqualTo(new Arguments.Valid(new RawJson("{\"a\":null,\"b\":{\"c\":null}}")));
    assertThat(arguments.check(schema, ""))
        .isEqualTo(new Arguments.Valid(new RawJson("{\"a\":null,\"b\":null}")));
  }

  @Test
  void numbersHaveOneForm() {
    RawJson any = new RawJson("{}");
    assertThat(arguments.check(any, "{\"a\":[1.0,1e2,-0.0,0.10,1E-3,10]}"))
        .isEqualTo(new Arguments.Valid(new RawJson("{\"a\":[1,100,0,0.1,0.001,10]}")));
    assertThat(invalid(any, "{\"a\":[1e999999999]}"))
        .isEqualTo("arguments.a[0] is 1E+999999999: give a number with a smaller exponent");
  }

  @Test
  void draftsAreThoseThatTheSchemaNames() {
    String body = "\"type\":\"object\",\"properties\":{\"n\":{\"maximum\":5,\"exclusiveMaximum\":";
    RawJson four =
        new RawJson("{\"$schema\":\"http://json-schema.org/draft-04/schema#\"," + body + "true}}}");
    RawJson newest = new RawJson("{" + body + "5}}}");
    assertThat(arguments.check(four, "{\"n\":5}")).isInstanceOf(Arguments.Invalid.class);
    assertThat(arguments.check(newest, "{\"n\":5}")).isInstanceOf(Arguments.Invalid.class);
    assertThat(arguments.check(four, "{\"n\":4}")).isInstanceOf(Arguments.Valid.class);
    assertThat(arguments.check(newest, "{\"n\":4}")).isInstanceOf(Arguments.Valid.class);
  }

  @Test
  void schemasThatLeadElsewhereOrAreBrokenAreRefused() {
    for (String schema :
        new String[] {
          "{\"$ref\":\"http://127.0.0.1:1/schema.json\"}",
          "{\"properties\":{\"a\":{\"$ref\":\"classpath:draft-04/schema\"}}}",
          "{\"properties\":{\"a\":{\"$ref\":\"file:///etc/passwd\"}}}",
          "{\"$ref\":\"#/$defs/nothing\"}",
          "{\"$schema\":\"https://example.org/my-own\"}",
          "{\"properties\":{\"a\":{\"pattern\":\"[\"}}}"
        }) {
      assertThatThrownBy(() -> arguments.prepare(new RawJson(schema)))
          .as(schema)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the JSON Schema can't be used: ");
    }
  }

  @Test
  void aSchemaMayReferToItself() {
    RawJson tree =
        new RawJson("{\"properties\":{\"next\":{\"$ref\":\"#\"}},\"additionalProperties\":false}");
    assertThat(arguments.check(tree, "{\"next\":{\"next\":{}}}"))
        .isInstanceOf(Arguments.Valid.class);
    assertThat(invalid(tree, "{\"next\":{\"nxt\":{}}}"))
        .isEqualTo("arguments.next.nxt is not known: did you mean next?");
  }

  @Test
  void compiledSchemasAreKeptWithinABound() {
    Schemas schemas = new Schemas();
    RawJson first = new RawJson("{\"title\":\"first\"}");
    CompiledSchema kept = schemas.of(first);
    for (int i = 0; i < Schemas.MOST + 50; i++) {
      schemas.of(new RawJson("{\"title\":\"" + i + "\"}"));
      assertThat(schemas.of(first)).isSameAs(kept);
    }
    assertThat(schemas.size()).isEqualTo(Schemas.MOST);
  }

  private static String good(String more) {
    return "{\"order_id\":\"a\",\"day\":\"2026-11-21\"" + more + "}";
  }

  private String explained(String text) {
    return invalid(BOOKING, text);
  }

  private String invalid(RawJson schema, String text) {
    Arguments checked = arguments.check(schema, text);
    assertThat(checked).isInstanceOf(Arguments.Invalid.class);
    return ((Arguments.Invalid) checked).explanation();
  }
}
