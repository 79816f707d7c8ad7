// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that one section has got, at one place of the configuration. */
final class Block {

  /** One value with its declaration; no origin means that nobody wrote it. */
  record Setting<T extends @Nullable Object>(Key<T> key, T value, @Nullable Origin origin) {
    String written() {
      return key.type().write(value);
    }
  }

  private final String path;
  private final Origin where;
  private final Map<String, Setting<?>> settings = new LinkedHashMap<>();
  private final Map<String, String> notes = new LinkedHashMap<>();

  Block(String path, Origin where) {
    this.path = path;
    this.where = where;
  }

  String path() {
    return path;
  }

  <T extends @Nullable Object> void put(Key<T> key, T value, @Nullable Origin origin) {
    settings.put(key.name(), new Setting<>(key, value, origin));
  }

  /** Whether the setting has a value: false where what was written for it is a problem. */
  boolean has(Key<?> key) {
    return settings.containsKey(key.name());
  }

  @SuppressWarnings("unchecked") // a setting is stored under its own key only
  <T extends @Nullable Object> T get(Key<T> key) {
    Setting<?> setting = settings.get(key.name());
    if (setting == null) {
      throw new IllegalStateException(Section.join(path, key.name()) + " was not read");
    }
    return (T) setting.value();
  }

  /** The value of a setting of whatever type. */
  @Nullable Object value(Key<?> key) {
    Setting<?> setting = settings.get(key.name());
    return setting == null ? null : setting.value();
  }

  /** Where a value was written; for a default, where its block is. */
  Origin origin(Key<?> key) {
    Setting<?> setting = settings.get(key.name());
    return setting == null || setting.origin() == null ? where : setting.origin();
  }

  boolean isDefault(Key<?> key) {
    Setting<?> setting = settings.get(key.name());
    return setting == null || setting.origin() == null;
  }

  /** Adds what is worth knowing about a value where it is printed. */
  void note(Key<?> key, String note) {
    notes.put(key.name(), note);
  }

  String note(Key<?> key) {
    return notes.getOrDefault(key.name(), "");
  }

  List<Setting<?>> settings() {
    return new ArrayList<>(settings.values());
  }
}
