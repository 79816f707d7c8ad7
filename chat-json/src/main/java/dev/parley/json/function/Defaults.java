// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Puts in what {@link Default} says where nothing is given. */
final class Defaults {
  private Defaults() {}

  static void fill(JsonNode value, Type type) {
    if (type instanceof Class<?> raw && raw.isRecord()) {
      fill(value, Member.of(raw));
    } else if (type instanceof Class<?> raw && raw.isArray()) {
      value.forEach(element -> fill(element, raw.getComponentType()));
    } else if (type instanceof ParameterizedType generic) {
      fillParts(value, generic);
    }
  }

  private static void fillParts(JsonNode value, ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    Type part = arguments[arguments.length - 1];
    boolean container = value.isArray() || generic.getRawType() == Map.class;
    if (container) {
      value.forEach(element -> fill(element, part));
    } else {
      fill(value, part);
    }
  }

  static void fill(JsonNode value, List<Member> members) {
    if (!(value instanceof ObjectNode object)) {
      return;
    }
    for (Member member : members) {
      if (member.hasDefault() && isAbsent(object, member)) {
        JsonNode schema = RecordSchema.tree(member);
        member.defaultFor(schema).ifPresent(given -> object.set(member.name(), given));
      }
      fill(object.path(member.name()), member.type().getType());
    }
  }

  private static boolean isAbsent(ObjectNode object, Member member) {
    JsonNode given = object.get(member.name());
    return given == null || given.isNull();
  }
}
