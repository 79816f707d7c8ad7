// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with names that mean nothing, and what was probably meant. */
final class Unknown {

  /**
   * Variables that Kubernetes gives every container for a service that is called parley-something.
   */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile(".*_SERVICE_(HOST|PORT.*)|.*_PORT_[0-9]+_(TCP|UDP|SCTP).*");

  private static final List<String> NOT_SETTINGS =
      List.of(
          "PARLEY_CACHE_DIR",
          "PARLEY_CONFIG",
          "PARLEY_ADMIN_KEY",
          "PARLEY_API_KEY",
          "PARLEY_JAVA_OPTS",
          "PARLEY_JDK_FOLDERS",
          "PARLEY_START_CACHE");

  private Unknown() {}

  /** A name within a section. */
  static String setting(String path, String name, Section section) {
    String full = Section.join(path, name);
    if (name.equals("api_key")) {
      return full
          + " is not a setting: put the key into the environment or .env, and the variable's name"
          + " into "
          + Section.join(path, "api_key_env");
    }
    Optional<ProviderSettings.Type> type = typeThatHas(section, name);
    if (type.isPresent()) {
      return full
          + " is a setting of type "
          + type.get().name().toLowerCase(Locale.ROOT)
          + " only; take it out, or change "
          + Section.join(path, "type");
    }
    Optional<String> meant =
        Nearest.to(name, section.keyNames())
            .map(near -> Section.join(path, near))
            .or(() -> Catalog.fullNameOf(name));
    return full + " is not a setting; " + hint(meant, section.keyNames());
  }

  private static Optional<ProviderSettings.Type> typeThatHas(Section section, String name) {
    if (!section.name().equals(OpenAiSettings.SECTION.name())) {
      return Optional.empty();
    }
    return List.of(ProviderSettings.Type.values()).stream()
        .filter(type -> ProviderKeys.section(type).key(name).isPresent())
        .findFirst();
  }

  /** A name at the top of the file. */
  static String top(String name) {
    Optional<String> meant =
        Nearest.to(name, Catalog.topNames()).or(() -> Catalog.fullNameOf(name));
    return name + " is not a setting; " + hint(meant, Catalog.topNames());
  }

  private static String hint(Optional<String> meant, List<String> all) {
    return meant
        .map(m -> "did you mean " + m + "?")
        .orElseGet(() -> "there is " + String.join(", ", all));
  }

  /** Reports variables that look like settings and are none. */
  static void variables(Resolver resolver) {
    for (String name : resolver.variables().names()) {
      if (!name.startsWith("PARLEY_")
          || resolver.knownVariables().contains(name)
          || NOT_SETTINGS.contains(name)
          || OF_KUBERNETES.matcher(name).matches()) {
        continue;
      }
      Optional<String> near = Nearest.to(name, resolver.knownVariables());
      if (near.isPresent() || isWithinSection(name)) {
        Origin origin =
            resolver.variables().get(name).map(Entry.Scalar::origin).orElse(Origin.named(name));
        String hint = near.map(n -> "did you mean " + n + "?").orElse("unset it");
        resolver.problems().add(origin, "not the variable of a setting; " + hint);
      }
    }
  }

  private static boolean isWithinSection(String variable) {
    return Catalog.topNames().stream()
        .anyMatch(top -> variable.startsWith(Resolver.variable(top) + "_"));
  }
}
