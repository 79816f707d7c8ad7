// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.willing;

import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is answered: calls, or a text. */
record Reply(List<Call> calls, String text, String finish) {
  /** A call of a function, with its arguments as text. */
  record Call(String id, String name, String arguments) {}

  Reply {
    calls = List.copyOf(calls);
  }

  static Reply to(Question question) {
    return mustCall(question) ? new Reply(calls(question), "", "tool_calls") : said(question);
  }

  private static boolean mustCall(Question question) {
    return switch (question.choice()) {
      case "none" -> false;
      case "auto" ->
          !question.functions().isEmpty() && Question.role(question.last()).equals("user");
      default -> true;
    };
  }

  private static List<Call> calls(Question question) {
    List<Call> calls = new ArrayList<>();
    for (JsonObject function : chosen(question)) {
      for (String wish : wishes(question, function)) {
        String id = "call_" + question.messages().size() + "_" + calls.size();
        String arguments = new Filling(parameters(function), wish).value().text();
        calls.add(new Call(id, function.requiredString("name"), arguments));
      }
    }
    return question.mayCallSeveral() ? calls : calls.subList(0, 1);
  }

  /** The one that must be called, else those that were named, else the first. */
  private static List<JsonObject> chosen(Question question) {
    List<JsonObject> must = named(question, question.choice()::equals);
    List<JsonObject> named = must.isEmpty() ? named(question, question.said()::contains) : must;
    return named.isEmpty() ? question.functions().subList(0, 1) : named;
  }

  private static List<JsonObject> named(Question question, Predicate<String> names) {
    return question.functions().stream()
        .filter(function -> names.test(function.requiredString("name")))
        .toList();
  }

  /** A function with one argument is called for each number that was named. */
  private static List<String> wishes(Question question, JsonObject function) {
    Deque<String> numbers = Filling.numbers(question.said());
    boolean one =
        parameters(function).object("properties").filter(p -> p.fields().size() == 1).isPresent();
    return one && numbers.size() > 1 ? List.copyOf(numbers) : List.of(question.said());
  }

  private static JsonObject parameters(JsonObject function) {
    return function.object("parameters").orElse(JsonObject.parse("{}"));
  }

  private static Reply said(Question question) {
    String text =
        switch (question.format()) {
          case "json_schema" ->
              new Filling(question.schema().orElseThrow(), question.said()).value().text();
          case "json_object" -> quotedAsKeys(question.said());
          default -> told(question).orElse("I hear you: " + question.said());
        };
    return new Reply(List.of(), upTo(question.stops(), text), "stop");
  }

  /** What the functions said, when it was their turn. */
  private static Optional<String> told(Question question) {
    List<JsonObject> messages = question.messages();
    int results = messages.size();
    while (results > 0 && Question.role(messages.get(results - 1)).equals("tool")) {
      results--;
    }
    return Optional.of(
            messages.subList(results, messages.size()).stream()
                .map(Question::text)
                .collect(Collectors.joining("; ")))
        .filter(text -> !text.isEmpty())
        .map(text -> "I was told: " + text);
  }

  private static String quotedAsKeys(String said) {
    return Json.text(
        out -> {
          out.beginObject();
          Filling.quoted(said).forEach(key -> out.field(key, "the " + key));
          out.endObject();
        });
  }

  private static String upTo(List<String> stops, String text) {
    return stops.stream()
        .filter(text::contains)
        .map(stop -> text.substring(0, text.indexOf(stop)))
        .min(Comparator.comparingInt(String::length))
        .orElse(text);
  }
}
