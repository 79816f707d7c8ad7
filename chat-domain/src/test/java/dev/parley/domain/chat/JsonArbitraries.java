// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Strings and JSON values, hostile ones among them. */
public final class JsonArbitraries {
  /** Names that some JSON object of the chat vocabulary gives a meaning to. */
  private static final Set<String> KNOWN =
      Set.of(
          ("id object created model choices usage service_tier system_fingerprint index message"
                  + " delta finish_reason logprobs role content refusal name tool_calls"
                  + " tool_call_id function_call function custom type text image_url input_audio"
                  + " file url detail data format file_data file_id filename arguments input"
                  + " description parameters strict prompt_tokens completion_tokens total_tokens"
                  + " prompt_tokens_details completion_tokens_details cached_tokens audio_tokens"
                  + " reasoning_tokens accepted_prediction_tokens rejected_prediction_tokens"
                  + " messages tools functions error embedding encoding_format dimensions")
              .split(" "));

  private static final int DEEP = 200;

  private JsonArbitraries() {}

  /** Any string: plain, empty, control characters, 4-byte characters, broken surrogate pairs. */
  public static Arbitrary<String> strings() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, words()),
            Tuple.of(1, Arbitraries.just("")),
            Tuple.of(3, snippets().list().ofMaxSize(5).map(list -> String.join("", list))),
            Tuple.of(2, Arbitraries.strings().all().ofMaxLength(12)))
        .withoutEdgeCases();
  }

  /** Strings that are not blank. */
  public static Arbitrary<String> filledStrings() {
    return strings().filter(text -> !text.isBlank());
  }

  /** Names of fields that Parley does not know, without broken surrogate pairs. */
  public static Arbitrary<String> names() {
    return strings()
        .filter(name -> !KNOWN.contains(name) && Parameter.named(name) == null && isPaired(name));
  }

  /** Unknown fields; none most of the time. */
  public static Arbitrary<Extras> extras() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(Extras.NONE)),
            Tuple.of(1, Arbitraries.maps(names(), json()).ofMaxSize(3).map(Extras::new)))
        .withoutEdgeCases();
  }

  /** Any JSON value, laid out in any way: scalars, containers, deep ones, big numbers. */
  public static Arbitrary<RawJson> json() {
    return Arbitraries.frequencyOf(
            Tuple.of(5, scalars()),
            Tuple.of(4, containers()),
            Tuple.of(
                1,
                Arbitraries.integers()
                    .between(1, DEEP)
                    .map(depth -> new RawJson("[".repeat(depth) + "]".repeat(depth)))),
            Tuple.of(
                1,
                Arbitraries.integers()
                    .between(1, DEEP)
                    .map(n -> new RawJson("{\"a\":".repeat(n) + "0" + "}".repeat(n)))))
        .withoutEdgeCases();
  }

  /** Any JSON object. */
  public static Arbitrary<RawJson> objects() {
    return objectsOf(scalars()).withoutEdgeCases();
  }

  /** Any JSON scalar. */
  public static Arbitrary<RawJson> scalars() {
    return Arbitraries.oneOf(
            Arbitraries.of("null", "true", "false", "-0", "0.10", "1E400", "-1.5e-0999"),
            Arbitraries.of("\"\\u00e9\\/\\b\\f\"", "\"\\ud800\"", "\"\\uD83D\\uDE00\""),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(300).negate(), BigInteger.TEN.pow(300))
                .map(String::valueOf),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                .ofScale(20)
                .map(BigDecimal::toPlainString),
            strings().map(text -> RawJson.of(text).text()))
        .map(RawJson::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<RawJson> containers() {
    return Arbitraries.recursive(
        JsonArbitraries::scalars,
        inner -> Arbitraries.oneOf(arraysOf(inner), objectsOf(inner)),
        1,
        3);
  }

  private static Arbitrary<RawJson> arraysOf(Arbitrary<RawJson> inner) {
    return Combinators.combine(inner.list().ofMaxSize(3), spaces())
        .as(
            (elements, space) ->
                elements.stream()
                    .map(RawJson::text)
                    .collect(Collectors.joining("," + space, "[" + space, "]")))
        .map(RawJson::new);
  }

  private static Arbitrary<RawJson> objectsOf(Arbitrary<RawJson> inner) {
    Arbitrary<String> keys = strings().filter(JsonArbitraries::isPaired);
    return Combinators.combine(Arbitraries.maps(keys, inner).ofMaxSize(3), spaces())
        .as(
            (fields, space) ->
                fields.entrySet().stream()
                    .map(field -> field(field, space))
                    .collect(Collectors.joining("," + space, "{", space + "}")))
        .map(RawJson::new);
  }

  private static String field(Map.Entry<String, RawJson> field, String space) {
    return RawJson.of(field.getKey()) + space + ":" + field.getValue();
  }

  private static Arbitrary<String> spaces() {
    return Arbitraries.of("", "", " ", "\n\t");
  }

  private static Arbitrary<String> words() {
    return Arbitraries.strings().ascii().ofMaxLength(20);
  }

  private static Arbitrary<String> snippets() {
    return Arbitraries.of(
        "😀",
        "𝔘",
        "é",
        "日本語",
        "\ud800",
        "\udfff",
        "\u0000",
        "\u001f",
        "\"",
        "\\",
        "/",
        "\b\f",
        "\r\n\t",
        "\u2028",
        "\u007f",
        "\ufeff",
        "\uffff",
        "a",
        " ",
        "\\u0041",
        "x".repeat(4001));
  }

  private static boolean isPaired(String text) {
    return text.codePoints().noneMatch(c -> c <= 0xFFFF && Character.isSurrogate((char) c));
  }
}
