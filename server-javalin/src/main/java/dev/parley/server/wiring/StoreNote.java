// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.server.settings.ContextSettings;
import dev.parley.server.settings.Settings;
import dev.parley.server.settings.StoreSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what a server shares with others and what it keeps for itself, where it shares anything. */
final class StoreNote {
  private static final Set<String> OWN = Set.of("sqlite", "lucene", "memory");

  private StoreNote() {}

  /** For instance {@code dynamodb: conversations, records; this server's own: jobs}. */
  static Optional<String> of(StoreSettings stores) {
    Map<String, String> places = places(stores);
    Set<String> shared = new TreeSet<>(places.values());
    shared.removeAll(OWN);
    if (shared.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    shared.forEach(place -> parts.add(place + ": " + names(places, Set.of(place))));
    parts.add("this server's own: " + names(places, OWN));
    return Optional.of(String.join("; ", parts));
  }

  /**
   * What several servers would not like of these settings, in a line with the fix: an index of one
   * server knows nothing of what others take in, and each takes in what another one has.
   */
  static Optional<String> warning(Settings settings) {
    ContextSettings.Strategy strategy = settings.context().strategy();
    boolean recalls =
        strategy == ContextSettings.Strategy.AUTO || strategy == ContextSettings.Strategy.RECALL;
    return recalls
            && settings.stores().conversations() == StoreSettings.Durable.DYNAMODB
            && settings.stores().vectors() == StoreSettings.Vectors.LUCENE
        ? Optional.of(
            "stores.vectors is lucene, an index of this server alone, and stores.conversations is"
                + " dynamodb: with several servers each indexes every long conversation anew; set"
                + " context.strategy to summarize for them")
        : Optional.empty();
  }

  private static Map<String, String> places(StoreSettings stores) {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("conversations", place(stores.conversations()));
    places.put("records", place(stores.records()));
    places.put("sessions", place(stores.sessions()));
    places.put("jobs", place(stores.jobs()));
    places.put("cache", place(stores.cache()));
    places.put("vectors", place(stores.vectors()));
    places.put("limits", place(stores.limits()));
    return places;
  }

  private static String place(Enum<?> chosen) {
    return chosen.name().toLowerCase(Locale.ROOT);
  }

  private static String names(Map<String, String> places, Set<String> wanted) {
    return places.entrySet().stream()
        .filter(each -> wanted.contains(each.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }
}
