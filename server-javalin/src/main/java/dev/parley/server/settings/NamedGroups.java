// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups whose names are free, such as {@code providers.NAME}: what is written for each. */
final class NamedGroups {

  private NamedGroups() {}

  /**
   * The groups of the file and of the environment, in that order.
   *
   * @param top the name above them
   * @param marker the setting whose variable alone makes a new group
   * @param builtIn names that exist once any variable of theirs is set
   */
  static Map<String, Entry.Mapping> read(
      Resolver resolver, String top, Key<?> marker, Set<String> builtIn) {
    Map<String, Entry.Mapping> groups = new LinkedHashMap<>();
    Optional<Entry> written = resolver.top(top);
    for (Entry.Member member : resolver.group(top, written.orElse(null)).members()) {
      String path = Section.join(top, member.name());
      if (Settings.NAME.matcher(member.name()).matches()) {
        groups.put(
            member.name(), withOrigin(resolver.group(path, member.value()), member.origin()));
      } else {
        resolver
            .problems()
            .add(
                member.origin(),
                path + " has a name that can't be used: write 1 to 64 letters, digits, . _ and -");
      }
    }
    addFromVariables(resolver, groups, Resolver.variable(top) + "_", new Wanted(marker, builtIn));
    return groups;
  }

  private record Wanted(Key<?> marker, Set<String> builtIn) {}

  private static void addFromVariables(
      Resolver resolver, Map<String, Entry.Mapping> groups, String prefix, Wanted wanted) {
    String suffix = "_" + wanted.marker().name().toUpperCase(Locale.ROOT);
    for (String variable : resolver.variables().names()) {
      for (String name : wanted.builtIn()) {
        if (variable.startsWith(prefix + name.toUpperCase(Locale.ROOT) + "_")) {
          groups.putIfAbsent(name, none(Origin.named(variable)));
        }
      }
      if (variable.startsWith(prefix)
          && variable.endsWith(suffix)
          && variable.length() > prefix.length() + suffix.length()) {
        String name = variable.substring(prefix.length(), variable.length() - suffix.length());
        if (groups.keySet().stream().noneMatch(known -> inVariable(known).equals(name))) {
          groups.put(name.toLowerCase(Locale.ROOT), none(Origin.named(variable)));
        }
      }
    }
  }

  private static String inVariable(String name) {
    return Resolver.variable(name).substring("PARLEY_".length());
  }

  /** A group with nothing written in it, which something else asked for. */
  static Entry.Mapping none(Origin origin) {
    return new Entry.Mapping(origin, List.of());
  }

  private static Entry.Mapping withOrigin(Entry.Mapping mapping, Origin origin) {
    return new Entry.Mapping(origin, mapping.members());
  }
}
