// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One call of a description, at a place in its document. */
record Call(Description description, String place) {
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";
  private static final String TEXT = "text/plain";
  private static final String DATA = "data: ";

  /** What is wrong with the body of a request. */
  List<String> problemsOfRequest(String body) {
    String schema = place + Description.pointer("requestBody", "content", JSON, "schema");
    return at(schema).isMissingNode() ? List.of() : problems(schema, body);
  }

  /** What is wrong with an answer, or with an event of one that is a stream. */
  List<String> problemsOfAnswer(int status, String type, String body) {
    String bare = type.split(";", 2)[0].strip();
    Optional<String> schema =
        answer(status)
            .map(answer -> answer + Description.pointer("content", bare, "schema"))
            .filter(pointer -> !at(pointer).isMissingNode());
    if (schema.isEmpty()) {
      return List.of("an answer " + status + " of type " + bare + " is not described");
    }
    return switch (bare) {
      case EVENTS -> problemsOfEvents(schema.get(), body);
      case TEXT -> problems(schema.get(), TextNode.valueOf(body).toString());
      default -> problems(schema.get(), body);
    };
  }

  /** Where an answer with that status is described: by itself, or with others of its hundred. */
  private Optional<String> answer(int status) {
    return Stream.of(Integer.toString(status), status / 100 + "XX")
        .map(key -> place + Description.pointer("responses", key))
        .filter(pointer -> at(pointer).isObject())
        .findFirst()
        .map(pointer -> at(pointer).has("$ref") ? reference(at(pointer)) : pointer);
  }

  private static String reference(JsonNode node) {
    return node.path("$ref").asText().substring(1);
  }

  /**
   * Every event but the end, and but an error, which has a schema of its own. OpenAI describes an
   * event's data as if they were the event.
   */
  private List<String> problemsOfEvents(String event, String body) {
    String data = event + Description.pointer("properties", "data", "anyOf", "0", "contentSchema");
    String schema = at(data).isMissingNode() ? event : data;
    List<String> problems = new ArrayList<>();
    body.lines()
        .filter(line -> line.startsWith(DATA))
        .map(line -> line.substring(DATA.length()))
        .filter(piece -> !piece.equals("[DONE]") && !piece.startsWith("{\"error\":"))
        .forEach(piece -> problems.addAll(problems(schema, piece)));
    return problems;
  }

  private List<String> problems(String schema, String json) {
    return description.problemsAt(schema, json).stream()
        .map(problem -> problem + " in " + json)
        .toList();
  }

  private JsonNode at(String pointer) {
    return description.document().at(pointer);
  }
}
