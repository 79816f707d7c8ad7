// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of each setting: the command line wins over the environment, which wins over the
 * file, which wins over the default. What is written and means nothing is a problem.
 */
final class Resolver {

  private final Sources sources;
  private final Problems problems;
  private final Set<String> knownVariables = new LinkedHashSet<>();

  Resolver(Sources sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  Variables variables() {
    return sources.variables();
  }

  /** The variables that set something, as far as settings have been looked up. */
  Set<String> knownVariables() {
    return knownVariables;
  }

  /** The environment variable of a setting. */
  static String variable(String path) {
    return "PARLEY_" + path.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** A section that stands at the top of the file, under its name. */
  Block fixed(Section section) {
    if (section.name().isEmpty()) {
      return read(new Block("", sources.file().origin()), section, sources.file());
    }
    Entry.Mapping group = group(section.name(), sources.file().get(section.name()).orElse(null));
    return block(section.name(), section, group);
  }

  /** A section at any place, with a word on what is written there and is none of its settings. */
  Block block(String path, Section section, Entry.Mapping group) {
    Block block = read(new Block(path, group.origin()), section, group);
    for (Entry.Member member : group.members()) {
      if (section.key(member.name()).isEmpty()) {
        problems.add(member.origin(), Unknown.setting(path, member.name(), section));
      }
    }
    return block;
  }

  /** What is written as a group of settings; an empty one where nothing is. */
  Entry.Mapping group(String path, @Nullable Entry entry) {
    if (entry instanceof Entry.Mapping mapping) {
      return mapping;
    }
    if (entry != null && !entry.isNull()) {
      problems.add(path, BadSetting.of(entry, "write a group of settings, indented below it"));
    }
    return new Entry.Mapping(sources.file().origin(), List.of());
  }

  /** What stands at the top of the file under that name. */
  Optional<Entry> top(String name) {
    return sources.file().get(name).filter(entry -> !entry.isNull());
  }

  /** What was written for a setting, wherever that is. */
  Optional<Entry> written(String path, Key<?> key, Entry.Mapping group) {
    Optional<Entry> variable = byVariable(path, key);
    return sources.option(path).or(() -> variable).or(() -> group.get(key.name()));
  }

  private Optional<Entry> byVariable(String path, Key<?> key) {
    Set<String> names = new LinkedHashSet<>(List.of(variable(path)));
    names.addAll(key.aliases());
    knownVariables.addAll(names);
    return names.stream()
        .flatMap(name -> variables().get(name).stream())
        .<Entry>map(scalar -> scalar)
        .findFirst();
  }

  /** The secret that a setting names the variable of; a missing one is a problem. */
  Optional<Secret> secret(Block block, Key<? extends @Nullable String> key, String who) {
    String variable = block.has(key) ? block.get(key) : null;
    if (variable == null) {
      return Optional.empty();
    }
    Optional<Secret> secret = variables().secret(variable);
    if (secret.isPresent()) {
      block.note(key, variable + "=***");
    } else {
      problems.add(
          block.origin(key),
          who
              + " needs the environment variable "
              + variable
              + ", which is not set: export it, write it into .env, or take "
              + who
              + " out");
    }
    return secret;
  }

  /** A path as it is meant, absolute. */
  Path resolve(Block block, Key<? extends @Nullable Path> key, Path path) {
    boolean fromElsewhere = !block.isDefault(key) && !block.origin(key).isFile();
    return sources.resolve(path, fromElsewhere);
  }

  /** Reads a section's settings and lets everything else that stands there be. */
  Block read(Block block, Section section, Entry.Mapping group) {
    for (Key<?> key : section.keys()) {
      read(block, key, group);
    }
    return block;
  }

  private <T extends @Nullable Object> void read(Block block, Key<T> key, Entry.Mapping group) {
    String path = Section.join(block.path(), key.name());
    Optional<Entry> written = written(path, key, group);
    if (written.isPresent()) {
      try {
        block.put(key, key.type().read(written.get()), written.get().origin());
      } catch (BadSetting bad) {
        problems.add(path, bad);
      }
    } else if (key.fallback() != null) {
      block.put(key, key.fallback().get(), null);
    } else {
      problems.add(group.origin(), path + " is missing: write " + key.type().description());
    }
  }
}
