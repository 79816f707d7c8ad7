// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * What a setting's value may be: how it is read, how it is written back, and how it is described.
 *
 * @param description what to write, such as "a whole number, 1 to 65535"
 * @param reader reads what was written, or says why it can't
 * @param writer writes a value as one line of YAML
 */
record SettingType<T extends @Nullable Object>(
    String description, Reader<T> reader, Writer<T> writer) {

  /** Reads one entry. */
  interface Reader<T extends @Nullable Object> {
    T read(Entry entry) throws BadSetting;
  }

  /** Writes one value. */
  interface Writer<T extends @Nullable Object> {
    String write(T value);
  }

  T read(Entry entry) throws BadSetting {
    return reader.read(entry);
  }

  String write(T value) {
    return writer.write(value);
  }
}
