// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.routing;

import dev.parley.domain.chat.Parameters;
import dev.parley.domain.context.Template;
import dev.parley.domain.function.FunctionChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model name of Parley's own.
 *
 * @param targets tried in order, the next one when one fails; at least one
 * @param systemMessage the instructions of requests that bring none, filled from the request's
 *     profile; null for none
 * @param parameters the fields of requests that do not set them
 * @param functions the server's functions of requests that do not choose
 * @param cached whether an earlier answer to the same question will do, where the request does not
 *     say
 * @param unsupported what happens to a field that a target can't take
 */
public record Route(
    String name,
    List<Target> targets,
    @Nullable Template systemMessage,
    Parameters parameters,
    FunctionChoice functions,
    boolean cached,
    Unsupported unsupported) {
  /** The route of requests that name no other. */
  public static final String DEFAULT = "default";

  /**
   * A route whose models may call every function, are asked anew unless a request says so, and warn
   * of fields that they can't take.
   */
  public Route(
      String name, List<Target> targets, @Nullable String systemMessage, Parameters parameters) {
    this(
        name,
        targets,
        systemMessage == null ? null : Template.of(systemMessage),
        parameters,
        FunctionChoice.ALL,
        false,
        Unsupported.WARN);
  }

  public Route {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("route " + name + " has no provider; name at least one");
    }
  }
}
