// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request field that Parley knows: its name, type and bounds, as the <a
 * href="https://platform.openai.com/docs/api-reference/chat/create">API reference</a> gives them.
 *
 * @param <T> what its value is in Java
 */
public final class Parameter<T> {
  public static final Parameter<BigDecimal> TEMPERATURE = number("temperature", "0", "2");
  public static final Parameter<BigDecimal> TOP_P = number("top_p", "0", "1");
  public static final Parameter<BigDecimal> PRESENCE_PENALTY =
      number("presence_penalty", "-2", "2");
  public static final Parameter<BigDecimal> FREQUENCY_PENALTY =
      number("frequency_penalty", "-2", "2");
  public static final Parameter<Long> MAX_COMPLETION_TOKENS =
      integer("max_completion_tokens", 1, Integer.MAX_VALUE);
  public static final Parameter<Long> MAX_TOKENS = integer("max_tokens", 1, Integer.MAX_VALUE);
  public static final Parameter<Long> N = integer("n", 1, 128);
  public static final Parameter<Long> SEED = integer("seed", Long.MIN_VALUE, Long.MAX_VALUE);
  public static final Parameter<Long> TOP_LOGPROBS = integer("top_logprobs", 0, 20);
  public static final Parameter<Boolean> LOGPROBS = bool("logprobs");
  public static final Parameter<Boolean> STREAM = bool("stream");
  public static final Parameter<Boolean> PARALLEL_TOOL_CALLS = bool("parallel_tool_calls");
  public static final Parameter<Boolean> STORE = bool("store");
  public static final Parameter<String> USER = string("user");
  public static final Parameter<String> SAFETY_IDENTIFIER = string("safety_identifier");
  public static final Parameter<String> PROMPT_CACHE_KEY = string("prompt_cache_key");
  public static final Parameter<String> PROMPT_CACHE_RETENTION = string("prompt_cache_retention");
  public static final Parameter<String> REASONING_EFFORT = string("reasoning_effort");
  public static final Parameter<String> SERVICE_TIER = string("service_tier");
  public static final Parameter<String> VERBOSITY = string("verbosity");
  public static final Parameter<RawJson> STOP =
      json("stop", "a string or an array of strings", v -> v.isString() || v.isArray());
  public static final Parameter<RawJson> TOOL_CHOICE =
      json("tool_choice", "a string or an object", v -> v.isString() || v.isObject());
  public static final Parameter<RawJson> FUNCTION_CALL =
      json("function_call", "a string or an object", v -> v.isString() || v.isObject());
  public static final Parameter<RawJson> RESPONSE_FORMAT = object("response_format");
  public static final Parameter<RawJson> STREAM_OPTIONS = object("stream_options");
  public static final Parameter<RawJson> LOGIT_BIAS = object("logit_bias");
  public static final Parameter<RawJson> METADATA = object("metadata");
  public static final Parameter<RawJson> AUDIO = object("audio");
  public static final Parameter<RawJson> PREDICTION = object("prediction");
  public static final Parameter<RawJson> WEB_SEARCH_OPTIONS = object("web_search_options");
  public static final Parameter<RawJson> MODALITIES =
      json("modalities", "an array", RawJson::isArray);

  private static final Map<String, Parameter<?>> ALL =
      Stream.of(
              TEMPERATURE,
              TOP_P,
              PRESENCE_PENALTY,
              FREQUENCY_PENALTY,
              MAX_COMPLETION_TOKENS,
              MAX_TOKENS,
              N,
              SEED,
              TOP_LOGPROBS,
              LOGPROBS,
              STREAM,
              PARALLEL_TOOL_CALLS,
              STORE,
              USER,
              SAFETY_IDENTIFIER,
              PROMPT_CACHE_KEY,
              PROMPT_CACHE_RETENTION,
              REASONING_EFFORT,
              SERVICE_TIER,
              VERBOSITY,
              STOP,
              TOOL_CHOICE,
              FUNCTION_CALL,
              RESPONSE_FORMAT,
              STREAM_OPTIONS,
              LOGIT_BIAS,
              METADATA,
              AUDIO,
              PREDICTION,
              WEB_SEARCH_OPTIONS,
              MODALITIES)
          .collect(Collectors.toUnmodifiableMap(Parameter::name, Function.identity()));

  private final String name;
  private final Function<RawJson, T> reader;
  private final Function<T, RawJson> writer;

  private Parameter(String name, Function<RawJson, T> reader, Function<T, RawJson> writer) {
    this.name = name;
    this.reader = reader;
    this.writer = writer;
  }

  /** The known parameter of that name, or null. */
  public static @Nullable Parameter<?> named(String name) {
    return ALL.get(name);
  }

  public String name() {
    return name;
  }

  /**
   * The value in Java.
   *
   * @throws dev.parley.domain.error.InvalidRequestException when it is not of this parameter's type
   *     or out of its bounds
   */
  public T read(RawJson value) {
    return reader.apply(value);
  }

  /** The value as JSON, checked like one that came from outside. */
  public RawJson write(T value) {
    T checked = reader.apply(writer.apply(value));
    return writer.apply(checked);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Parameter<BigDecimal> number(String name, String min, String max) {
    return new Parameter<>(
        name,
        value -> ParameterValues.number(name, value, new BigDecimal(min), new BigDecimal(max)),
        RawJson::of);
  }

  private static Parameter<Long> integer(String name, long min, long max) {
    return new Parameter<>(
        name, value -> ParameterValues.integer(name, value, min, max), RawJson::of);
  }

  private static Parameter<Boolean> bool(String name) {
    return new Parameter<>(name, value -> ParameterValues.bool(name, value), RawJson::of);
  }

  private static Parameter<String> string(String name) {
    return new Parameter<>(name, value -> ParameterValues.string(name, value), RawJson::of);
  }

  private static Parameter<RawJson> object(String name) {
    return json(name, "an object", RawJson::isObject);
  }

  private static Parameter<RawJson> json(
      String name, String shape, java.util.function.Predicate<RawJson> fits) {
    return new Parameter<>(
        name, value -> ParameterValues.shaped(name, value, shape, fits), Function.identity());
  }
}
