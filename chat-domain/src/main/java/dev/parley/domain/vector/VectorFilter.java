// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.vector.MetadataValue.Flag;
import dev.parley.domain.vector.MetadataValue.Numeric;
import dev.parley.domain.vector.MetadataValue.Single;
import dev.parley.domain.vector.MetadataValue.Text;
import dev.parley.domain.vector.MetadataValue.Texts;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are meant, by their metadata. It is what all indexes can do alike; a field that an
 * entry does not have, or has with another type, does not match.
 */
public sealed interface VectorFilter {
  /** Every entry. */
  All ALL = new All();

  /** Whether an entry with this metadata is meant. */
  boolean matches(Metadata metadata);

  record All() implements VectorFilter {
    @Override
    public boolean matches(Metadata metadata) {
      return true;
    }
  }

  /**
   * The field is one of these values, or a list of texts that holds one of them.
   *
   * @param values 1 to {@value #MOST_VALUES}
   */
  record In(String field, Set<Single> values) implements VectorFilter {
    public static final int MOST_VALUES = 500;

    public In {
      Metadata.requireName(field);
      if (values.isEmpty() || values.size() > MOST_VALUES) {
        throw new InvalidRequestException(
            "filter", values.size() + " values", "give 1 to " + MOST_VALUES);
      }
      values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    @Override
    public boolean matches(Metadata metadata) {
      MetadataValue found = metadata.get(field);
      return switch (found) {
        case null -> false;
        case Text text -> values.contains(text);
        case Numeric number -> values.contains(number);
        case Flag flag -> values.contains(flag);
        case Texts texts -> texts.values().stream().anyMatch(t -> values.contains(new Text(t)));
      };
    }
  }

  /**
   * The field is a number within the bounds, which belong to the range.
   *
   * @param min null for no lower bound
   * @param max null for no upper bound
   */
  record Range(String field, @Nullable Double min, @Nullable Double max) implements VectorFilter {
    public Range {
      Metadata.requireName(field);
      if (min == null && max == null) {
        throw new InvalidRequestException("filter", "without bounds", "give one, or both");
      }
      requireNumber(min);
      requireNumber(max);
    }

    @Override
    public boolean matches(Metadata metadata) {
      return metadata.get(field) instanceof Numeric number
          && (min == null || number.value() >= min)
          && (max == null || number.value() <= max);
    }

    private static void requireNumber(@Nullable Double bound) {
      if (bound != null && !Double.isFinite(bound)) {
        throw new InvalidRequestException("filter", bound, "give a finite bound, or leave it out");
      }
    }
  }

  /**
   * All parts match.
   *
   * @param parts at least one
   */
  record And(List<VectorFilter> parts) implements VectorFilter {
    public And {
      parts = someParts(parts);
    }

    @Override
    public boolean matches(Metadata metadata) {
      return parts.stream().allMatch(part -> part.matches(metadata));
    }
  }

  /**
   * One of the parts matches, or several.
   *
   * @param parts at least one
   */
  record Or(List<VectorFilter> parts) implements VectorFilter {
    public Or {
      parts = someParts(parts);
    }

    @Override
    public boolean matches(Metadata metadata) {
      return parts.stream().anyMatch(part -> part.matches(metadata));
    }
  }

  static VectorFilter is(String field, String value) {
    return new In(field, Set.of(MetadataValue.of(value)));
  }

  static VectorFilter is(String field, double value) {
    return new In(field, Set.of(MetadataValue.of(value)));
  }

  static VectorFilter is(String field, boolean value) {
    return new In(field, Set.of(MetadataValue.of(value)));
  }

  static VectorFilter atLeast(String field, double min) {
    return new Range(field, min, null);
  }

  static VectorFilter atMost(String field, double max) {
    return new Range(field, null, max);
  }

  static VectorFilter and(VectorFilter... parts) {
    return new And(List.of(parts));
  }

  static VectorFilter or(VectorFilter... parts) {
    return new Or(List.of(parts));
  }

  private static List<VectorFilter> someParts(List<VectorFilter> parts) {
    if (parts.isEmpty()) {
      throw new InvalidRequestException("filter", "without parts", "give one at least");
    }
    return List.copyOf(parts);
  }
}
