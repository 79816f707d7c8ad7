// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a request beside model, messages, tools and functions, each as the JSON it came in.
 * Those that Parley knows are read and set through {@link Parameter}; all of them reach the
 * provider untouched.
 *
 * @param fields name to value, in the order they came
 */
public record Parameters(Map<String, RawJson> fields) {
  public static final Parameters NONE = new Parameters(Map.of());

  /** Names of one thing: a request that sets either has set both. */
  private static final Map<String, String> ONE_MEANING =
      Map.of(
          Parameter.MAX_TOKENS.name(), Parameter.MAX_COMPLETION_TOKENS.name(),
          Parameter.MAX_COMPLETION_TOKENS.name(), Parameter.MAX_TOKENS.name());

  public Parameters {
    fields = fields.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The field as it came; JSON's null counts as absent. */
  public Optional<RawJson> get(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isNull());
  }

  /**
   * The value of a known field; JSON's null counts as absent.
   *
   * @throws dev.parley.domain.error.InvalidRequestException when the field is not of the
   *     parameter's type or out of its bounds
   */
  public <T> Optional<T> get(Parameter<T> parameter) {
    return get(parameter.name()).map(parameter::read);
  }

  public <T> Parameters with(Parameter<T> parameter, T value) {
    return with(parameter.name(), parameter.write(value));
  }

  public Parameters with(String name, RawJson value) {
    Map<String, RawJson> next = new LinkedHashMap<>(fields);
    next.put(name, value);
    return new Parameters(next);
  }

  public Parameters without(String name) {
    if (!fields.containsKey(name)) {
      return this;
    }
    Map<String, RawJson> next = new LinkedHashMap<>(fields);
    next.remove(name);
    return new Parameters(next);
  }

  /** These fields, and those of {@code defaults} that are absent here. */
  public Parameters orElse(Parameters defaults) {
    if (defaults.fields.isEmpty()) {
      return this;
    }
    Map<String, RawJson> next = new LinkedHashMap<>(fields);
    defaults.fields.forEach(
        (name, value) -> {
          if (get(name).isEmpty() && get(ONE_MEANING.getOrDefault(name, name)).isEmpty()) {
            next.put(name, value);
          }
        });
    return new Parameters(next);
  }

  /**
   * Checks every field that Parley knows.
   *
   * @throws dev.parley.domain.error.InvalidRequestException for the first that is not of its type
   *     or out of its bounds
   */
  public void validate() {
    fields.forEach(
        (name, value) -> {
          Parameter<?> known = Parameter.named(name);
          if (known != null && !value.isNull()) {
            known.read(value);
          }
        });
  }
}
