// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.Arguments;
import dev.parley.json.Json;
import dev.parley.port.ArgumentBinder;
import java.util.List;

/**
 * Checks arguments against JSON Schema: the draft that {@code $schema} names (4, 6, 7, 2019-09,
 * 2020-12), else 2020-12, formats included. References are followed within a schema and never out
 * of it. Schemas are compiled once; the 512 that were used last are kept.
 *
 * <p>What is without doubt is mended: no text at all and {@code null} are an empty object, an
 * object within a JSON string is that object, and a property that is required, may be null and is
 * not there is null. Everything else that is wrong is explained, as {@code arguments.order_id is
 * missing: it is required, a string}.
 *
 * <p>The canonical form sorts names and writes numbers without exponent and needless zeros.
 *
 * <p>Safe for use by many threads.
 */
public final class JsonArguments implements ArgumentBinder {
  private static final RawJson EMPTY = new RawJson("{}");
  private static final int LONGEST_VALUE = 80;

  private final Schemas schemas = new Schemas();

  public JsonArguments() {}

  /**
   * Compiles a schema, so that one that can't be used is found before it is.
   *
   * @throws IllegalArgumentException when it is broken, refers to somewhere else, or names a draft
   *     that is not known
   */
  public void prepare(RawJson schema) {
    schemas.of(schema);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the schema can't be used
   */
  @Override
  public Arguments check(RawJson schema, String text) {
    CompiledSchema compiled = schemas.of(schema);
    try {
      RawJson given = object(text);
      JsonNode tree = Trees.read(given);
      requireWritableNumbers(tree, Explanation.ROOT);
      AbsentNulls.fill(compiled.tree(), tree);
      RawJson value = Canonical.of(tree);
      // read once more: 2.0 is written 2, and that is what the schema is asked about
      List<Error> errors = compiled.errors(Trees.read(value));
      return errors.isEmpty()
          ? new Arguments.Valid(value)
          : new Arguments.Invalid(Explanation.of(compiled.tree(), errors));
    } catch (InvalidRequestException e) {
      return new Arguments.Invalid(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public <T> T bind(RawJson value, Class<T> type) {
    return Binding.bind(value, type);
  }

  private static RawJson object(String text) {
    if (text.isBlank()) {
      return EMPTY;
    }
    RawJson given = parsed(text);
    if (given.isString() && given.asString().strip().startsWith("{")) {
      given = parsed(given.asString());
    }
    if (given.isNull()) {
      return EMPTY;
    }
    if (!given.isObject()) {
      throw InvalidRequestException.of(
          "invalid_value",
          Explanation.ROOT,
          "the arguments are "
              + Shortened.to(LONGEST_VALUE, given.text())
              + ": give one JSON object, such as {\"name\": \"value\"}");
    }
    return given;
  }

  private static RawJson parsed(String text) {
    try {
      return Json.parse(text);
    } catch (InvalidRequestException e) {
      throw InvalidRequestException.of(
          "invalid_json", Explanation.ROOT, "the arguments can't be read: " + e.getMessage());
    }
  }

  private static void requireWritableNumbers(JsonNode node, String place) {
    if (node.isBigDecimal() && !Canonical.isWritable(node.decimalValue())) {
      throw new InvalidRequestException(
          place, node.decimalValue(), "give a number with a smaller exponent");
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        requireWritableNumbers(node.get(i), place + "[" + i + "]");
      }
    }
    node.properties()
        .forEach(
            field ->
                requireWritableNumbers(
                    field.getValue(), place + "." + Shortened.to(LONGEST_VALUE, field.getKey())));
  }
}
