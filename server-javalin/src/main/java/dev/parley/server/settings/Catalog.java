// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every setting that there is. */
final class Catalog {

  static final String PROVIDERS = "providers";
  static final String ROUTES = "routes";
  static final String FUNCTIONS = "functions";

  /** Sections before the named ones, in the order in which they are shown. */
  static final List<Section> FIRST = List.of(ServerSettings.SECTION, Settings.TOP);

  /** Sections between routes and functions. */
  static final List<Section> MIDDLE =
      List.of(
          ChatSettings.SECTION,
          ConversationSettings.SECTION,
          SessionSettings.SECTION,
          ContextSettings.SECTION,
          LoopSettings.SECTION,
          KnowledgeSettings.SECTION);

  /** Sections after the functions. */
  static final List<Section> LAST =
      List.of(
          CacheSettings.SECTION,
          RetrySettings.SECTION,
          StoreSettings.SECTION,
          RedisSettings.SECTION,
          DynamoDbSettings.SECTION,
          PineconeSettings.SECTION,
          ChromaSettings.SECTION,
          SafetySettings.SECTION,
          LimitSettings.SECTION);

  private Catalog() {}

  static List<Section> fixed() {
    List<Section> all = new ArrayList<>(FIRST);
    all.addAll(MIDDLE);
    all.addAll(LAST);
    return all;
  }

  /** What may stand at the top of the file. */
  static List<String> topNames() {
    List<String> names = new ArrayList<>();
    for (Section section : fixed()) {
      names.addAll(section.name().isEmpty() ? section.keyNames() : List.of(section.name()));
    }
    names.addAll(List.of(PROVIDERS, ROUTES, FUNCTIONS));
    return names;
  }

  /** The full name of the only setting that is called so, in whatever section. */
  static Optional<String> fullNameOf(String keyName) {
    List<String> found =
        fixed().stream()
            .filter(s -> s.key(keyName).isPresent())
            .map(s -> Section.join(s.name(), keyName))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
