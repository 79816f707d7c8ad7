// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

import dev.parley.domain.error.InvalidRequestException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an entry beside its text.
 *
 * @param fields by name, in the order of their names; a name is {@code [A-Za-z_][A-Za-z0-9_]{0,63}}
 */
public record Metadata(Map<String, MetadataValue> fields) {
  /** Nothing is known. */
  public static final Metadata NONE = new Metadata(Map.of());

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  public Metadata {
    fields.keySet().forEach(Metadata::requireName);
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** These fields and one more; one of that name is replaced. */
  public Metadata with(String name, MetadataValue value) {
    Map<String, MetadataValue> more = new TreeMap<>(fields);
    more.put(name, value);
    return new Metadata(more);
  }

  public Metadata with(String name, String value) {
    return with(name, MetadataValue.of(value));
  }

  public Metadata with(String name, double value) {
    return with(name, MetadataValue.of(value));
  }

  public Metadata with(String name, boolean value) {
    return with(name, MetadataValue.of(value));
  }

  /** What a field says; null when it is not there. */
  public @Nullable MetadataValue get(String name) {
    return fields.get(name);
  }

  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidRequestException(
          "metadata field",
          name,
          "use letters of ASCII, digits and underscores, up to 64, a digit not first");
    }
  }
}
