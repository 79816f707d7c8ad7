// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.willing;

import dev.parley.domain.chat.RawJson;
import dev.parley.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What OpenAI refuses, so that a request that lost something on its way is noticed. */
final class Rules {
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool");
  private static final Set<String> CHOICES = Set.of("auto", "none", "required");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private Rules() {}

  static void check(Question question) {
    require(!question.messages().isEmpty(), "messages", "is empty");
    question.messages().forEach(Rules::checkMessage);
    checkCalls(question.messages());
    question.functions().forEach(Rules::checkFunction);
    checkChoice(question);
    question.schema().ifPresent(schema -> checkFormat(question, schema));
    require(
        !question.format().equals("json_object")
            || question.messages().stream()
                .anyMatch(m -> Question.text(m).toLowerCase(Locale.ROOT).contains("json")),
        "messages",
        "must contain the word 'json' to use 'response_format' of type 'json_object'");
  }

  private static void checkMessage(JsonObject message) {
    String role = Question.role(message);
    require(ROLES.contains(role), "messages", "has the role " + role);
    require(
        message.has("content") || !message.objects("tool_calls").isEmpty(),
        "messages",
        "has neither content nor calls");
    Question.parts(message).forEach(part -> checkPart(role, part));
  }

  private static void checkPart(String role, JsonObject part) {
    String type = part.requiredString("type");
    boolean whole =
        switch (type) {
          case "text" -> part.has("text");
          case "refusal" -> role.equals("assistant") && part.has("refusal");
          case "image_url" -> isAddress(part.object("image_url").orElseThrow(), "url");
          case "input_audio" -> part.object("input_audio").orElseThrow().has("data");
          case "file" -> isAddress(part.object("file").orElseThrow(), "file_data");
          default -> false;
        };
    require(whole, "messages", "has a part " + type + " that can't be read");
  }

  private static boolean isAddress(JsonObject holder, String field) {
    String address = holder.requiredString(field);
    return address.startsWith("https://") || (address.startsWith("data:") && address.length() > 40);
  }

  /** Each call has its result, and each result its call. */
  private static void checkCalls(List<JsonObject> messages) {
    Set<String> open = new HashSet<>();
    for (JsonObject message : messages) {
      if (Question.role(message).equals("tool")) {
        String id = message.requiredString("tool_call_id");
        require(open.remove(id), "messages", "has a result of " + id + " that nobody called");
      } else {
        require(open.isEmpty(), "messages", "lacks the results of " + open);
        message.objects("tool_calls").forEach(call -> open.add(call.requiredString("id")));
      }
    }
    require(open.isEmpty(), "messages", "lacks the results of " + open);
  }

  private static void checkFunction(JsonObject function) {
    String name = function.requiredString("name");
    require(NAME.matcher(name).matches(), "tools", "has a function " + name);
    if (function.bool("strict").orElse(false)) {
      checkStrict(function.object("parameters").orElseThrow(), "tools");
    }
  }

  private static void checkChoice(Question question) {
    String choice = question.choice();
    boolean named =
        question.functions().stream().anyMatch(f -> f.requiredString("name").equals(choice));
    require(CHOICES.contains(choice) || named, "tool_choice", choice + " is no tool");
    require(
        !choice.equals("required") || !question.functions().isEmpty(),
        "tool_choice",
        "lacks tools");
  }

  private static void checkFormat(Question question, JsonObject schema) {
    JsonObject named =
        question
            .request()
            .object("response_format")
            .orElseThrow()
            .object("json_schema")
            .orElseThrow();
    String name = named.requiredString("name");
    require(NAME.matcher(name).matches(), "response_format", "has the name " + name);
    if (named.bool("strict").orElse(false)) {
      checkStrict(schema, "response_format");
    }
  }

  /** In strict schemas all properties are required, and there are no others. */
  private static void checkStrict(JsonObject schema, String param) {
    if (schema.string("type").orElse("").equals("object")) {
      JsonObject properties = schema.object("properties").orElse(JsonObject.parse("{}"));
      Set<String> required = new HashSet<>();
      schema.array("required").stream().map(RawJson::asString).forEach(required::add);
      require(required.equals(properties.fields().keySet()), param, "lacks required properties");
      require(
          schema.bool("additionalProperties").equals(Optional.of(false)),
          param,
          "needs additionalProperties: false in a strict schema");
      properties.fields().values().forEach(value -> checkStrict(JsonObject.of(value), param));
    }
  }

  private static void require(boolean kept, String param, String message) {
    if (!kept) {
      throw new Refusal(param, param + " " + message);
    }
  }
}
