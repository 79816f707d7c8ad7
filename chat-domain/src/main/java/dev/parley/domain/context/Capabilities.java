// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What a model can do, asked before it is called.
 *
 * @param window tokens of prompt and answer together; empty when nobody knows
 * @param roles in which order user and assistant may speak
 * @param calls which of the API's forms of calls it understands
 * @param unsupported request fields that it can't take: it would ignore or refuse them; {@link
 *     dev.parley.domain.chat.UnsupportedFields#CUSTOM_TOOLS} among them where tools are functions
 */
public record Capabilities(
    OptionalInt window,
    SystemMessages systemMessages,
    Roles roles,
    Calls calls,
    Set<String> unsupported) {
  /** How many system messages a model's template takes, and where. */
  public enum SystemMessages {
    MANY,
    ONE_FIRST,
    NONE
  }

  /** In which order a model's template lets user and assistant speak. */
  public enum Roles {
    ANY,
    /** The user first, then in turns. */
    ALTERNATING
  }

  /** The API's two forms of calls: {@code tools}, and the older {@code functions}. */
  public enum Calls {
    EITHER,
    TOOLS,
    FUNCTIONS
  }

  /** A model that understands either form of calls. */
  public Capabilities(OptionalInt window, SystemMessages systemMessages) {
    this(window, systemMessages, Roles.ANY, Calls.EITHER, Set.of());
  }

  public Capabilities {
    unsupported = Set.copyOf(unsupported);
  }

  public Capabilities withWindow(int tokens) {
    return new Capabilities(OptionalInt.of(tokens), systemMessages, roles, calls, unsupported);
  }

  public Capabilities withUnsupported(Set<String> fields) {
    return new Capabilities(window, systemMessages, roles, calls, fields);
  }

  public Capabilities withCalls(Calls next) {
    return new Capabilities(window, systemMessages, roles, next, unsupported);
  }

  public Capabilities withRoles(Roles next) {
    return new Capabilities(window, systemMessages, next, calls, unsupported);
  }

  /** A model that nothing is known of: no window, any system messages. */
  public static final Capabilities UNKNOWN =
      new Capabilities(OptionalInt.empty(), SystemMessages.MANY);
}
