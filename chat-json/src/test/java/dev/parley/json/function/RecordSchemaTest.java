// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.Arguments;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecordSchemaTest {
  private final JsonArguments arguments = new JsonArguments();

  enum Speed {
    SLOW,
    FAST
  }

  @Describe("Where it goes")
  record Place(String street, @Nullable String note) {}

  record Order(
      @Describe("as on the receipt") String id,
      int count,
      BigDecimal price,
      @Default("FAST") Speed speed,
      List<Place> places,
      Optional<Place> home,
      @Nullable LocalDate day) {}

  record Times(Instant at, LocalDateTime local, LocalTime time, Duration length, UUID id) {}

  record Boxes(Set<Integer> set, Map<String, Place> map, OptionalInt some) {}

  record Defaults(
      @Default("10") int limit,
      @Default("2026-01-01") LocalDate day,
      @Default("[\"a\"]") List<String> tags) {}

  record WithDefaults(List<Defaults> all, Map<String, Defaults> named, Optional<Defaults> one) {}

  record Node(String name, List<Node> children) {}

  record Odd(Thread thread) {}

  record Generic<T>(T value) {}

  record Holder(Generic<String> generic) {}

  record ByNumber(Map<Integer, String> names) {}

  record WrongDefault(@Default("many") int count) {}

  record Positive(int count) {
    Positive {
      if (count < 1) {
        throw new IllegalArgumentException("count is at least 1");
      }
    }
  }

  @Test
  void eachComponentIsAPropertyAndNothingElseIsAllowed() {
    assertThat(RecordSchema.of(Order.class))
        .isEqualTo(
            json(
                """
                {"type":"object","properties":{
                "id":{"type":"string","description":"as on the receipt"},
                "count":{"type":"integer"},
                "price":{"type":"number"},
                "speed":{"type":["string","null"],"enum":["SLOW","FAST",null],\
                "description":"Default: \\"FAST\\""},
                "places":{"type":"array","items":{"type":"object","properties":{
                "street":{"type":"string"},"note":{"type":["string","null"]}},
                "required":["street","note"],"additionalProperties":false,
                "description":"Where it goes"}},
                "home":{"anyOf":[{"type":"object","properties":{
                "street":{"type":"string"},"note":{"type":["string","null"]}},
                "required":["street","note"],"additionalProperties":false,
                "description":"Where it goes"},{"type":"null"}]},
                "day":{"type":["string","null"],"format":"date"}},
                "required":["id","count","price","speed","places","home","day"],
                "additionalProperties":false}\
                """));
  }

  @Test
  void timesAndBoxesHaveTheirFormats() {
    assertThat(RecordSchema.of(Times.class).text())
        .contains("\"at\":{\"type\":\"string\",\"format\":\"date-time\"}")
        .contains("\"local\":{\"type\":\"string\",\"description\":")
        .contains("\"length\":{\"type\":\"string\",\"format\":\"duration\"}")
        .contains("\"id\":{\"type\":\"string\",\"format\":\"uuid\"}");
    assertThat(RecordSchema.of(Boxes.class).text())
        .contains("\"set\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}")
        .contains("\"map\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"object\"")
        .contains("\"some\":{\"type\":[\"integer\",\"null\"]}");
  }

  @Test
  void whatKeepsToTheSchemaIsBound() {
    Order order =
        bound(
            Order.class,
            "{\"id\":\"A\",\"count\":2,\"price\":1.10,\"places\":[{\"street\":\"x\"}]}");
    assertThat(order)
        .isEqualTo(
            new Order(
                "A",
                2,
                new BigDecimal("1.1"),
                Speed.FAST,
                List.of(new Place("x", null)),
                Optional.empty(),
                null));
    assertThat(
            bound(
                Times.class,
                "{\"at\":\"2026-11-21T09:30:00Z\",\"local\":\"2026-11-21T09:30:00\","
                    + "\"time\":\"09:30\",\"length\":\"PT2H\","
                    + "\"id\":\"123e4567-e89b-12d3-a456-426614174000\"}"))
        .isEqualTo(
            new Times(
                Instant.parse("2026-11-21T09:30:00Z"),
                LocalDateTime.of(2026, 11, 21, 9, 30),
                LocalTime.of(9, 30),
                Duration.ofHours(2),
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000")));
  }

  @Test
  void defaultsAreFilledInAtEveryDepth() {
    Defaults usual = new Defaults(10, LocalDate.of(2026, 1, 1), List.of("a"));
    assertThat(
            bound(
                WithDefaults.class,
                "{\"all\":[{},{\"limit\":3,\"day\":null,\"tags\":[]}],\"named\":{\"x\":{}},"
                    + "\"one\":{}}"))
        .isEqualTo(
            new WithDefaults(
                List.of(usual, new Defaults(3, usual.day(), List.of())),
                Map.of("x", usual),
                Optional.of(usual)));
  }

  @Test
  void typesWithoutASchemaAreRefusedByName() {
    assertRefused(Node.class, "Node.children[] leads back to Node");
    assertRefused(Odd.class, "Odd.thread is of type java.lang.Thread");
    assertRefused(Holder.class, "Holder.generic is of type ");
    assertRefused(ByNumber.class, "ByNumber.names is a map from Integer");
    assertRefused(WrongDefault.class, "@Default of count is many");
  }

  @Test
  void aMapFromAnEnumIsBound() {
    record Prices(EnumMap<Speed, BigDecimal> prices) {}
    assertThat(bound(Prices.class, "{\"prices\":{\"FAST\":2}}").prices())
        .containsExactly(Map.entry(Speed.FAST, new BigDecimal(2)));
    assertThat(arguments.check(RecordSchema.of(Prices.class), "{\"prices\":{\"QUICK\":2}}"))
        .isInstanceOf(Arguments.Invalid.class);
  }

  @Test
  void whatARecordItselfRefusesIsSaidInItsWords() {
    assertThatThrownBy(() -> arguments.bind(new RawJson("{\"count\":0}"), Positive.class))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("count is at least 1");
    assertThatThrownBy(() -> arguments.bind(new RawJson("{\"count\":3000000000}"), Positive.class))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("count is 3000000000: ");
    assertThatThrownBy(() -> arguments.bind(new RawJson("{}"), Positive.class))
        .hasMessage("count is missing: give an integer");
    assertThatThrownBy(() -> arguments.bind(new RawJson("{\"count\":1,\"b\":1}"), Positive.class))
        .hasMessage("b is not known: known are [count]");
  }

  private <T extends Record> T bound(Class<T> type, String text) {
    Arguments checked = arguments.check(RecordSchema.of(type), text);
    assertThat(checked).isInstanceOf(Arguments.Valid.class);
    return arguments.bind(((Arguments.Valid) checked).value(), type);
  }

  private static void assertRefused(Class<? extends Record> type, String message) {
    assertThatThrownBy(() -> RecordSchema.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private static RawJson json(String text) {
    return new RawJson(text.replace("\n", ""));
  }
}
