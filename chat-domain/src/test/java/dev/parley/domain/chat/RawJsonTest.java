// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RawJsonTest {
  @Provide
  Arbitrary<String> strings() {
    return JsonArbitraries.strings();
  }

  @Provide
  Arbitrary<RawJson> values() {
    return JsonArbitraries.json();
  }

  @Property
  void anyStringIsQuotedAndUnquotedEqual(@ForAll("strings") String text) {
    assertThat(RawJson.of(text).asString()).isEqualTo(text);
  }

  @Property
  void aQuotedStringSurvivesUtf8(@ForAll("strings") String text) {
    byte[] bytes = RawJson.of(text).text().getBytes(StandardCharsets.UTF_8);
    assertThat(new RawJson(new String(bytes, StandardCharsets.UTF_8)).asString()).isEqualTo(text);
  }

  @Property
  void aQuotedStringHoldsNoControlCharacter(@ForAll("strings") String text) {
    assertThat(RawJson.of(text).text().chars()).allMatch(c -> c >= 0x20);
  }

  @Property
  void aValueIsOfExactlyOneKind(@ForAll("values") RawJson json) {
    int kinds = 0;
    kinds += json.isNull() ? 1 : 0;
    kinds += json.isBoolean() ? 1 : 0;
    kinds += json.isNumber() ? 1 : 0;
    kinds += json.isString() ? 1 : 0;
    kinds += json.isArray() ? 1 : 0;
    kinds += json.isObject() ? 1 : 0;
    assertThat(kinds).isEqualTo(1);
  }

  @Example
  void everyEscapeOfJsonIsUnderstood() {
    RawJson json = new RawJson("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"");
    assertThat(json.asString()).isEqualTo("\"\\/\b\f\n\r\té😀");
  }

  @Example
  void numbersKeepTheirDigits() {
    assertThat(RawJson.of(new BigDecimal("1.50")).text()).isEqualTo("1.50");
    assertThat(RawJson.of(Long.MIN_VALUE).text()).isEqualTo("-9223372036854775808");
  }

  @Example
  void aBlankTextIsNoValue() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RawJson(" \n"));
  }

  @Example
  void onlyAStringHasCharacters() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RawJson.of(5).asString())
        .withMessage("5 is not a JSON string");
  }
}
