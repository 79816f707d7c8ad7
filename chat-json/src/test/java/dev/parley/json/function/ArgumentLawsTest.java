// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.Arguments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of whatever a model writes. */
final class ArgumentLawsTest {
  private static final RawJson ANY = new RawJson("{\"type\":\"object\"}");
  private static final RawJson ONE =
      new RawJson(
          "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"integer\"}}}");

  private final JsonArguments arguments = new JsonArguments();

  @Property(tries = 1000)
  void anyTextIsValidOrExplained(@ForAll String text) {
    switch (arguments.check(ONE, text)) {
      case Arguments.Valid valid -> assertThat(valid.value().isObject()).isTrue();
      case Arguments.Invalid invalid ->
          assertThat(invalid.explanation()).contains("argument").hasSizeLessThan(2500);
    }
  }

  @Property(tries = 1000)
  void theOrderOfNamesDoesNotMatter(@ForAll("objects") ObjectNode object, @ForAll long seed) {
    Arguments straight = arguments.check(ANY, object.toString());
    assertThat(straight).isInstanceOf(Arguments.Valid.class);
    assertThat(arguments.check(ANY, shuffled(object, new Random(seed)).toPrettyString()))
        .isEqualTo(straight);
  }

  @Property(tries = 1000)
  void whatIsCanonicalStaysAsItIs(@ForAll("objects") ObjectNode object) {
    Arguments.Valid once = (Arguments.Valid) arguments.check(ANY, object.toString());
    assertThat(arguments.check(ANY, once.value().text())).isEqualTo(once);
    assertThat(Trees.read(once.value())).isEqualTo(object);
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .ofMaxLength(8)
                .filter(ArgumentLawsTest::isWhole)
                .map(nodes::textNode),
            Arbitraries.integers().map(nodes::numberNode),
            Arbitraries.of(true, false).map(nodes::booleanNode),
            Arbitraries.just(nodes.nullNode()));
    Arbitrary<ObjectNode> flat = object(leaves);
    Arbitrary<JsonNode> inner =
        Arbitraries.oneOf(leaves, flat, leaves.list().ofMaxSize(3).map(ArgumentLawsTest::array));
    return object(inner);
  }

  private static Arbitrary<ObjectNode> object(Arbitrary<? extends JsonNode> values) {
    Arbitrary<String> names =
        Arbitraries.strings().ofMaxLength(4).filter(ArgumentLawsTest::isWhole);
    return Arbitraries.maps(names, values)
        .ofMaxSize(5)
        .map(
            fields -> {
              ObjectNode object = JsonNodeFactory.instance.objectNode();
              fields.forEach(object::set);
              return object;
            });
  }

  private static JsonNode array(List<JsonNode> elements) {
    return JsonNodeFactory.instance.arrayNode().addAll(elements);
  }

  /** Jackson's own writing can't keep half a pair; the contract has them. */
  private static boolean isWhole(String text) {
    return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (!(node instanceof ObjectNode)) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
    Collections.shuffle(fields, random);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach(field -> object.set(field.getKey(), shuffled(field.getValue(), random)));
    return object;
  }
}
