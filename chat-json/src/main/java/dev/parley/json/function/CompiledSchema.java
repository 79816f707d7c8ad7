// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.parley.domain.chat.RawJson;
import java.util.List;

/** A schema that values can be checked against, at once and on any thread. */
final class CompiledSchema {
  private final JsonNode tree;
  private final Schema schema;

  private CompiledSchema(JsonNode tree, Schema schema) {
    this.tree = tree;
    this.schema = schema;
  }

  /**
   * Compiles a schema.
   *
   * @throws IllegalArgumentException when it can't be
   */
  static CompiledSchema of(RawJson json) {
    JsonNode tree = Trees.read(json);
    try {
      Schema schema = registry().getSchema(tree);
      schema.initializeValidators();
      return new CompiledSchema(tree, schema);
    } catch (SchemaException e) {
      throw new IllegalArgumentException(
          "the JSON Schema can't be used: "
              + Shortened.to(300, String.valueOf(e.getMessage()))
              + " (references lead to places in the schema itself, and $schema names a published"
              + " draft)",
          e);
    }
  }

  /** One for each schema, so that the addresses which schemas give themselves can't collide. */
  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        Dialects.getDraft202012(),
        registry ->
            registry
                .schemaCacheEnabled(false)
                // nothing is ever fetched, from the network or the class path
                .schemaLoader(loader -> loader.block(address -> true))
                .schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .preloadSchema(true)
                        .build()));
  }

  JsonNode tree() {
    return tree;
  }

  /** What is wrong with a value; empty when nothing is. */
  List<Error> errors(JsonNode value) {
    return schema.validate(value);
  }
}
