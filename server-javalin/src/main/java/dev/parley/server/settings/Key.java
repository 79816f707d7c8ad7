// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one setting, and the only one: reading, checking, printing and the reference
 * page come from it.
 *
 * @param name the last part of its name in the file, with the unit where it has one
 * @param type what may be written
 * @param fallback its default, or null where it must be written
 * @param doc what it does, in a sentence without a full stop
 * @param aliases other environment variables that set it
 */
record Key<T extends @Nullable Object>(
    String name,
    SettingType<T> type,
    @Nullable Supplier<T> fallback,
    String doc,
    List<String> aliases) {

  Key {
    aliases = List.copyOf(aliases);
  }

  static <T> Key<T> of(String name, SettingType<T> type, T fallback, String doc) {
    return new Key<>(name, type, () -> fallback, doc, List.of());
  }

  /** A setting that may be empty, and is unless written. */
  static <T> Key<@Nullable T> optional(String name, SettingType<T> type, String doc) {
    return new Key<@Nullable T>(name, GroupTypes.orNull(type), () -> null, doc, List.of());
  }

  /** A setting without a default. */
  static <T> Key<T> required(String name, SettingType<T> type, String doc) {
    return new Key<>(name, type, null, doc, List.of());
  }

  Key<T> withAlias(String variable) {
    return new Key<>(name, type, fallback, doc, List.of(variable));
  }

  Key<T> withFallback(T value) {
    return new Key<>(name, type, () -> value, doc, aliases);
  }

  /** The default as it would be written, or nothing where there is none. */
  String writtenFallback() {
    return fallback == null ? "" : type.write(fallback.get());
  }
}
