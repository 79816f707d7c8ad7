// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.willing;

import dev.parley.domain.chat.RawJson;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A chat request, as far as its answer goes by it. */
record Question(JsonObject request) {
  String model() {
    return request.requiredString("model");
  }

  boolean isStreamed() {
    return request.bool("stream").orElse(false);
  }

  boolean wantsUsage() {
    return request.object("stream_options").flatMap(o -> o.bool("include_usage")).orElse(false);
  }

  List<JsonObject> messages() {
    return request.objects("messages");
  }

  JsonObject last() {
    return messages().getLast();
  }

  static String role(JsonObject message) {
    return message.requiredString("role");
  }

  /** What the user said last. */
  String said() {
    return messages().reversed().stream()
        .filter(message -> role(message).equals("user"))
        .findFirst()
        .map(Question::text)
        .orElse("");
  }

  /** The texts of a message, one after another. */
  static String text(JsonObject message) {
    return message
        .get("content")
        .map(
            content ->
                content.isString()
                    ? content.asString()
                    : parts(message)
                        .flatMap(part -> part.string("text").stream())
                        .collect(Collectors.joining(" ")))
        .orElse("");
  }

  /** The parts of a message; none where its content is one text. */
  static Stream<JsonObject> parts(JsonObject message) {
    return message.get("content").filter(RawJson::isArray).stream()
        .flatMap(content -> Json.elements(content).stream())
        .map(JsonObject::of);
  }

  /** How many parts of this type there are. */
  long count(String type) {
    return messages().stream()
        .flatMap(Question::parts)
        .filter(part -> part.requiredString("type").equals(type))
        .count();
  }

  /** The functions that may be called. */
  List<JsonObject> functions() {
    return request.objects("tools").stream()
        .flatMap(tool -> tool.object("function").stream())
        .toList();
  }

  /** {@code auto}, {@code none}, {@code required}, or the name of the function to call. */
  String choice() {
    Optional<RawJson> choice = request.get("tool_choice");
    if (choice.isEmpty()) {
      return "auto";
    }
    return choice.get().isString()
        ? choice.get().asString()
        : request
            .object("tool_choice")
            .flatMap(named -> named.object("function"))
            .orElseThrow(() -> new Refusal("tool_choice", "name a function"))
            .requiredString("name");
  }

  boolean mayCallSeveral() {
    return request.bool("parallel_tool_calls").orElse(true);
  }

  String format() {
    return request
        .object("response_format")
        .map(format -> format.requiredString("type"))
        .orElse("text");
  }

  /** The schema of the answer, named as a document of its own. */
  Optional<JsonObject> schema() {
    return request
        .object("response_format")
        .flatMap(format -> format.object("json_schema"))
        .flatMap(named -> named.object("schema"));
  }

  /** Where the text is to end. */
  List<String> stops() {
    return request
        .get("stop")
        .map(stop -> stop.isString() ? List.of(stop) : Json.elements(stop))
        .orElse(List.of())
        .stream()
        .map(RawJson::asString)
        .toList();
  }

  boolean wantsAudio() {
    return request.array("modalities").stream().anyMatch(kind -> kind.asString().equals("audio"));
  }
}
