// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.erasure;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many things went, by kind, in the order in which the kinds were told of.
 *
 * @param byKind 0 for a kind that was looked for and not found
 */
public record Counts(Map<String, Long> byKind) {
  /** Before anything was looked for. */
  public static final Counts NONE = new Counts(Map.of());

  public Counts {
    byKind = Collections.unmodifiableMap(new LinkedHashMap<>(byKind));
  }

  /** These, and so many more. */
  Counts plus(String kind, long count) {
    if (!kind.matches("[a-z_]{1,64}") || count < 0) {
      throw new IllegalArgumentException(
          "%d of '%s' went: give 0 or more, and a word of a-z and _".formatted(count, kind));
    }
    Map<String, Long> next = new LinkedHashMap<>(byKind);
    next.merge(kind, count, Long::sum);
    return new Counts(next);
  }

  /** The receipt: an object with the owner, and each kind with its count. */
  RawJson receipt(Owner owner) {
    return new RawJson(
        byKind.entrySet().stream()
            .map(each -> ",\"%s\":%d".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining("", "{\"owner\":" + RawJson.of(owner.value()), "}")));
  }

  /** As a string of words and numbers, to be read again without a JSON library. */
  RawJson document() {
    return RawJson.of(
        byKind.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining("\n")));
  }

  static Counts read(RawJson document) {
    return document
        .asString()
        .lines()
        .map(line -> line.split(" ", 2))
        .reduce(
            NONE,
            (counts, line) -> counts.plus(line[0], Long.parseLong(line[1])),
            (one, other) -> other);
  }
}
