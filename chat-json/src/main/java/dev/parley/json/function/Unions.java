// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A value that fits no branch of an {@code anyOf} or {@code oneOf} has a problem with each of them.
 * The model is told of the branch that it meant, where that can be told, and else of all in short.
 */
final class Unions {
  private Unions() {}

  /**
   * The errors that are worth a line of their own.
   *
   * @param unfit is told of a union none of whose branches was meant
   */
  static List<Error> resolved(List<Error> errors, BiConsumer<Error, JsonNode> unfit) {
    List<Error> plain = new ArrayList<>();
    Map<List<Object>, Map<Object, List<Error>>> unions = new LinkedHashMap<>();
    for (Error error : errors) {
      int at = unionAt(path(error));
      if (at < 0) {
        plain.add(error);
      } else {
        unions
            .computeIfAbsent(path(error).subList(0, at + 1), key -> new LinkedHashMap<>())
            .computeIfAbsent(path(error).get(at + 1), key -> new ArrayList<>())
            .add(error);
      }
    }
    unions.forEach((path, branches) -> plain.addAll(meant(path.size(), branches, unfit)));
    return plain;
  }

  private static List<Error> meant(
      int depth, Map<Object, List<Error>> branches, BiConsumer<Error, JsonNode> unfit) {
    Optional<List<Error>> best =
        branches.values().stream()
            .filter(errors -> errors.stream().noneMatch(each -> isOwn(each, depth)))
            .min(Comparator.comparingInt(List::size));
    if (best.isPresent()) {
      return best.get();
    }
    Error first = branches.values().iterator().next().getFirst();
    JsonNode value = first.getInstanceNode();
    if (value != null) {
      unfit.accept(first, value);
    }
    return List.of();
  }

  /** Whether a branch is of another type or value altogether. */
  private static boolean isOwn(Error error, int depth) {
    boolean inBranch = path(error).size() == depth + 2;
    return inBranch
        && (error.getKeyword().equals("type")
            || error.getKeyword().equals("const")
            || error.getKeyword().equals("enum"));
  }

  private static int unionAt(List<Object> path) {
    for (int i = 0; i + 2 < path.size(); i++) {
      boolean union = path.get(i).equals("anyOf") || path.get(i).equals("oneOf");
      // a property may be called so too
      if (union && path.get(i + 1) instanceof Integer && !isName(path, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isName(List<Object> path, int at) {
    return at > 0 && path.get(at - 1).equals("properties");
  }

  private static List<Object> path(Error error) {
    return Explanation.elements(error.getEvaluationPath());
  }

  /** Where the schema stands that has the union in which this error is. */
  static List<Object> schemaPath(Error error) {
    List<Object> path = Explanation.elements(error.getSchemaLocation().getFragment());
    int at = unionAt(path);
    return at < 0 ? path : path.subList(0, at);
  }
}
