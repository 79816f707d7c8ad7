// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An OpenAPI description, which can be asked whether a message is as it says. */
public final class Description {
  private static final String PLACE = "urn:description";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final List<PathTemplate> paths;

  /** Reads a description in JSON. */
  Description(String json) {
    document = parse(json);
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(PLACE, json)));
    paths =
        document
            .path("paths")
            .propertyStream()
            .map(each -> PathTemplate.of(each.getKey()))
            .toList();
  }

  /**
   * OpenAI's, of the calls that Parley has too. Its conversations have no audio, and its chats
   * have: here a conversation has what was said in its chats.
   */
  static Description ofOpenAi() {
    try (InputStream in = Description.class.getResourceAsStream("/openai/openapi-trimmed.json")) {
      String json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      JsonNode document = parse(json);
      for (String parts : List.of("InputContent", "Message/properties/content/items")) {
        ((ArrayNode) document.at("/components/schemas/" + parts + "/anyOf"))
            .addObject()
            .put("$ref", "#/components/schemas/ChatCompletionRequestMessageContentPartAudio");
      }
      // A request may ask for base64, and the answer is described as if it could not.
      ((ObjectNode) document.at("/components/schemas/Embedding/properties/embedding"))
          .putArray("type")
          .add("array")
          .add("string");
      describeTextPieces(document);
      return new Description(document.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Pieces of a text completion have the shape of the whole, its reference says in words alone;
   * only the last one finishes.
   */
  private static void describeTextPieces(JsonNode document) {
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    ObjectNode piece = schemas.get("CreateCompletionResponse").deepCopy();
    ObjectNode choice = (ObjectNode) piece.at("/properties/choices/items/properties");
    choice.putObject("finish_reason").putArray("type").add("string").add("null");
    schemas.set("CreateCompletionPiece", piece);
    ((ObjectNode) document.at("/paths/~1completions/post/responses/200/content"))
        .putObject("text/event-stream")
        .putObject("schema")
        .put("$ref", "#/components/schemas/CreateCompletionPiece");
  }

  /** The whole document. */
  JsonNode document() {
    return document;
  }

  /** How many calls it describes. */
  int calls() {
    return document.findValues("operationId").size();
  }

  /** The schema of that name. */
  JsonNode schema(String name) {
    return document.path("components").path("schemas").path(name);
  }

  /** What is wrong with a JSON text that is to be of the schema of that name; empty for nothing. */
  List<String> problems(String schema, String json) {
    return problemsAt("/components/schemas/" + schema, json);
  }

  /** The call that a request is of: a JSON pointer into the document. */
  Optional<Call> call(String method, String path) {
    return paths.stream()
        .filter(template -> template.matches(path))
        .min(PathTemplate.MOST_EXACT_FIRST)
        .map(template -> pointer("paths", template.text(), method.toLowerCase(Locale.ROOT)))
        .filter(place -> document.at(place).isObject())
        .map(place -> new Call(this, place));
  }

  List<String> problemsAt(String place, String json) {
    Schema schema = registry.getSchema(SchemaLocation.of(PLACE + "#" + place));
    try {
      return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
    } catch (UncheckedIOException e) {
      throw noJson(json, e);
    }
  }

  static String pointer(String... names) {
    StringBuilder pointer = new StringBuilder();
    for (String name : names) {
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw noJson(json, e);
    }
  }

  private static AssertionError noJson(String text, Exception why) {
    return new AssertionError("no JSON: " + text, why);
  }
}
