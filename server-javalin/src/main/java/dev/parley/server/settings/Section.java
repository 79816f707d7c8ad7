// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import java.util.Optional;

/**
 * Settings that stand together.
 *
 * @param name their common name in the file, or empty for those at the top
 * @param doc what they are about, in a sentence
 * @param keys the settings, in the order in which they are shown
 */
record Section(String name, String doc, List<Key<?>> keys) {

  Section {
    keys = List.copyOf(keys);
  }

  /** The setting of that name. */
  Optional<Key<?>> key(String keyName) {
    return keys.stream().filter(k -> k.name().equals(keyName)).findFirst();
  }

  /** The same section where one setting, of the same name, is declared in another way. */
  Section with(Key<?> replacement) {
    return new Section(
        name,
        doc,
        keys.stream()
            .<Key<?>>map(k -> k.name().equals(replacement.name()) ? replacement : k)
            .toList());
  }

  List<String> keyNames() {
    return keys.stream().<String>map(Key::name).toList();
  }

  /** Joins the parts of a setting's full name. */
  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
