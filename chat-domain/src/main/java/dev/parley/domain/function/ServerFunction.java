// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.RawJson;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A function that the server runs, and the rules it runs by.
 *
 * @param definition what the model is told; its name is 1 to 64 of {@code A-Z a-z 0-9 _ - .}
 * @param timeout how long one call may take
 * @param sideEffects whether a call changes something outside: such a call runs once, or its
 *     outcome is said to be unknown
 * @param longestResult characters of a result that the model is shown; the rest is cut out
 */
public record ServerFunction(
    FunctionDefinition definition,
    Duration timeout,
    boolean sideEffects,
    Confirm confirm,
    int longestResult,
    Audience audience) {
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  public static final int DEFAULT_LONGEST_RESULT = 16_000;

  /** The parameters of a function that takes none. */
  public static final RawJson NO_PARAMETERS =
      new RawJson("{\"type\":\"object\",\"properties\":{}}");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final int SHORTEST_RESULT = 100;

  public ServerFunction {
    if (!NAME.matcher(definition.name()).matches()) {
      throw new IllegalArgumentException(
          "name is '" + definition.name() + "': give 1 to 64 of A-Z a-z 0-9 _ - .");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException(
          "timeout of " + definition.name() + " is " + timeout + ": it is more than nothing");
    }
    if (longestResult < SHORTEST_RESULT) {
      throw new IllegalArgumentException(
          "longestResult of "
              + definition.name()
              + " is "
              + longestResult
              + ": it is at least "
              + SHORTEST_RESULT);
    }
  }

  /** One that changes nothing, with the usual limits. */
  public static ServerFunction of(String name, String description, RawJson parameters) {
    return new ServerFunction(
        new FunctionDefinition(name, description, parameters, null, Extras.NONE),
        DEFAULT_TIMEOUT,
        false,
        Confirm.AUTO,
        DEFAULT_LONGEST_RESULT,
        Audience.EVERYONE);
  }

  public String name() {
    return definition.name();
  }

  /** JSON Schema of the arguments. */
  public RawJson parameters() {
    RawJson given = definition.parameters();
    return given == null ? NO_PARAMETERS : given;
  }

  /** Whether a person must approve each call. */
  public boolean asksFirst() {
    return confirm == Confirm.ASK || (confirm == Confirm.AUTO && sideEffects);
  }

  /** This function, said to change something outside. */
  public ServerFunction withSideEffects() {
    return new ServerFunction(definition, timeout, true, confirm, longestResult, audience);
  }

  public ServerFunction withConfirm(Confirm next) {
    return new ServerFunction(definition, timeout, sideEffects, next, longestResult, audience);
  }

  public ServerFunction withTimeout(Duration next) {
    return new ServerFunction(definition, next, sideEffects, confirm, longestResult, audience);
  }

  public ServerFunction withLongestResult(int characters) {
    return new ServerFunction(definition, timeout, sideEffects, confirm, characters, audience);
  }

  public ServerFunction withAudience(Audience next) {
    return new ServerFunction(definition, timeout, sideEffects, confirm, longestResult, next);
  }
}
