// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.described;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where two documents differ. A field that is null says no more than one that is missing. */
final class Differences {
  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /** A line for each place; empty when the documents are equal. */
  static List<String> between(JsonNode expected, JsonNode actual) {
    Differences all = new Differences();
    all.compare("", expected, actual);
    return all.found;
  }

  private void compare(String place, JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      Set<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(place + "/" + name, expected.path(name), actual.path(name)));
    } else if (expected.isArray() && actual.isArray()) {
      for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
        compare(place + "/" + i, expected.path(i), actual.path(i));
      }
    } else if (!expected.equals(actual) && !(isNothing(expected) && isNothing(actual))) {
      found.add(place + " is " + shown(actual) + " and not " + shown(expected));
    }
  }

  private static boolean isNothing(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "missing" : value.toString();
  }
}
