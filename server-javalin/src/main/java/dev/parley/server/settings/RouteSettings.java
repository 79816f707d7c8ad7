// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import dev.parley.domain.context.Template;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model name of Parley's own.
 *
 * @param name the name that a request's {@code model} says
 * @param targets what answers, in order: the next one when one fails
 * @param systemMessage the system message of this route; none: that of {@code chat}
 * @param parameters request fields that a request gets unless it says them: name to JSON text
 * @param functions which of the server's functions the model may call
 * @param knowledge collections that are searched for every request
 * @param unsupported what happens to a field that the model can't take
 * @param cache whether an earlier answer will do, unless a request says otherwise
 */
public record RouteSettings(
    String name,
    List<RouteTarget> targets,
    @Nullable Template systemMessage,
    Map<String, String> parameters,
    FunctionChoice functions,
    List<String> knowledge,
    Unsupported unsupported,
    boolean cache) {

  /** What happens to a request's field that the model behind a route can't take. */
  public enum Unsupported {
    /** Left out, and the log says so. */
    WARN,
    /** The request is refused. */
    ERROR,
    /** Left out without a word. */
    IGNORE
  }

  private static final Pattern COLLECTION = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  static final Key<List<String>> PROVIDERS =
      Key.of(
          "providers",
          GroupTypes.listOf(Types.text()),
          List.of(),
          "provider/model in order, the next one on failure; only the route default may leave it"
              + " out");
  static final Key<@Nullable Template> SYSTEM_MESSAGE =
      Key.optional(
          "system_message",
          TemplateTypes.template(),
          "system message, in a conversation or not; null: chat.system_message, in conversations"
              + " only");
  static final Key<Map<String, String>> PARAMETERS =
      Key.of(
          "parameters",
          GroupTypes.requestFields(),
          Map.of(),
          "request fields as defaults; the request wins");
  static final Key<FunctionChoice> FUNCTIONS =
      Key.of(
          "functions",
          FunctionTypes.choice(),
          new FunctionChoice.All(),
          "which of the server's functions the model may call");
  static final Key<List<String>> KNOWLEDGE =
      Key.of(
          "knowledge",
          GroupTypes.listOf(Types.text(COLLECTION, "a collection's name")),
          List.of(),
          "collections searched for every request");
  static final Key<Unsupported> UNSUPPORTED =
      Key.of(
          "unsupported",
          Types.choice(Unsupported.class),
          Unsupported.WARN,
          "a field that the model can't take: warn and leave it out, error, or ignore");
  static final Key<Boolean> CACHE =
      Key.of(
          "cache",
          Types.bool(),
          false,
          "whether an earlier answer to the same question will do; a request's parley.cache wins");
  static final Section SECTION =
      new Section(
          "routes.NAME",
          "A model name of Parley's own. The route default answers where no other is asked for.",
          List.of(PROVIDERS, SYSTEM_MESSAGE, PARAMETERS, FUNCTIONS, KNOWLEDGE, UNSUPPORTED, CACHE));

  public RouteSettings {
    targets = List.copyOf(targets);
    parameters = Ordered.copyOf(parameters);
    knowledge = List.copyOf(knowledge);
  }

  static RouteSettings from(String name, Block block, List<RouteTarget> targets) {
    return new RouteSettings(
        name,
        targets,
        block.get(SYSTEM_MESSAGE),
        block.get(PARAMETERS),
        block.get(FUNCTIONS),
        block.get(KNOWLEDGE),
        block.get(UNSUPPORTED),
        block.get(CACHE));
  }
}
