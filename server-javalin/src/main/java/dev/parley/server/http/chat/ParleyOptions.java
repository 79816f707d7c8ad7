// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.JsonObject;
import dev.parley.server.http.KnownKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The {@code parley} key of a request.
 *
 * @param strategy what becomes of messages that do not fit; null for the server's
 * @param maxTokens a limit on prompt and answer
 * @param functions the server's functions that the model may call; null for those of the route
 * @param explain whether the answer is to tell how it came about
 * @param events whether a stream is to tell what functions of the server do
 * @param cache whether an earlier answer will do; empty when it does not say
 * @param profile values of the variables of system messages
 */
record ParleyOptions(
    @Nullable Strategy strategy,
    OptionalInt maxTokens,
    @Nullable List<String> functions,
    boolean explain,
    boolean events,
    Optional<Boolean> cache,
    Map<String, String> profile) {
  static final String KEY = "parley";

  private static final ParleyOptions NONE =
      new ParleyOptions(null, OptionalInt.empty(), null, false, false, Optional.empty(), Map.of());
  private static final List<String> KEYS =
      List.of(
          "character",
          "knowledge",
          "context",
          "functions",
          "profile",
          "cache",
          "explain",
          "events");

  /** As for the server's own setting: less holds no question and answer. */
  private static final int FEWEST_TOKENS = 64;

  private static final int LONGEST_VALUE = 2000;
  private static final List<String> CONTEXT_KEYS = List.of("strategy", "max_tokens");

  static ParleyOptions read(@Nullable RawJson given) {
    if (given == null || given.isNull()) {
      return NONE;
    }
    JsonObject options = JsonObject.of(given, KEY);
    KnownKeys.check(options, KEY, KEYS);
    refuseWhatIsNotThere(options);
    Optional<Boolean> cache = options.bool("cache");
    boolean events = options.bool("events").orElse(false);
    boolean explain = options.bool("explain").orElse(false);
    List<String> functions = options.has("functions") ? options.strings("functions") : null;
    Map<String, String> profile = profile(options);
    JsonObject context = options.object("context").orElse(null);
    if (context == null) {
      return new ParleyOptions(
          null, OptionalInt.empty(), functions, explain, events, cache, profile);
    }
    KnownKeys.check(context, KEY + ".context", CONTEXT_KEYS);
    return new ParleyOptions(
        strategy(context), maxTokens(context), functions, explain, events, cache, profile);
  }

  private static Map<String, String> profile(JsonObject options) {
    Map<String, String> values = new LinkedHashMap<>();
    options
        .object("profile")
        .ifPresent(
            given -> given.fields().forEach((name, value) -> values.put(name, text(name, value))));
    return values;
  }

  private static String text(String name, RawJson value) {
    if (!value.isString() || value.asString().length() > LONGEST_VALUE) {
      throw new InvalidRequestException(
          KEY + ".profile." + name,
          value,
          "give a string of at most " + LONGEST_VALUE + " characters");
    }
    return value.asString();
  }

  /** An answer without these would be another one than was asked for. */
  private static void refuseWhatIsNotThere(JsonObject options) {
    options.string("character").ifPresent(name -> refuse("character", "characters"));
    options
        .object("knowledge")
        .filter(knowledge -> !knowledge.array("collections").isEmpty())
        .ifPresent(knowledge -> refuse("knowledge", "knowledge collections"));
  }

  private static void refuse(String key, String what) {
    throw unsupported(KEY + "." + key, "this version of Parley has no " + what);
  }

  private static InvalidRequestException unsupported(String path, String reason) {
    return InvalidRequestException.of(
        "unsupported_parameter", path, path + " can't be used: " + reason + "; leave it out");
  }

  private static @Nullable Strategy strategy(JsonObject context) {
    String path = KEY + ".context.strategy";
    String name = context.string("strategy").orElse(null);
    if (name == null) {
      return null;
    }
    for (Strategy strategy : Strategy.values()) {
      if (strategy.wireName().equals(name)) {
        return strategy;
      }
    }
    throw new InvalidRequestException(
        path, RawJson.of(name), "give auto, drop_oldest, summarize, recall or none");
  }

  private static OptionalInt maxTokens(JsonObject context) {
    OptionalLong tokens = context.integer("max_tokens");
    if (tokens.isEmpty()) {
      return OptionalInt.empty();
    }
    long given = tokens.getAsLong();
    if (given < FEWEST_TOKENS || given > Integer.MAX_VALUE) {
      throw new InvalidRequestException(
          KEY + ".context.max_tokens",
          given,
          "give a whole number from " + FEWEST_TOKENS + " to " + Integer.MAX_VALUE);
    }
    return OptionalInt.of((int) given);
  }
}
