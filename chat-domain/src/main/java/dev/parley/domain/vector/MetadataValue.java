// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

import dev.parley.domain.error.InvalidRequestException;
import java.util.List;

/** What metadata can say, so that every index can keep it and filter by it. */
public sealed interface MetadataValue {
  /** A value that stands for itself: what a filter can name. */
  sealed interface Single extends MetadataValue permits Text, Numeric, Flag {}

  record Text(String value) implements Single {}

  /**
   * A number. Whole numbers are exact up to 2<sup>53</sup>; minus zero is zero.
   *
   * @param value finite
   */
  record Numeric(double value) implements Single {
    public Numeric {
      if (!Double.isFinite(value)) {
        throw new InvalidRequestException("metadata", value, "give a finite number");
      }
      value += 0.0; // makes zero of minus zero
    }
  }

  record Flag(boolean value) implements Single {}

  /** Several texts in their order. A filter that asks for one of them finds it. */
  record Texts(List<String> values) implements MetadataValue {
    public Texts {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new InvalidRequestException(
            "metadata", "a list without texts", "leave the field out instead");
      }
    }
  }

  static Text of(String value) {
    return new Text(value);
  }

  static Numeric of(double value) {
    return new Numeric(value);
  }

  static Flag of(boolean value) {
    return new Flag(value);
  }

  static Texts of(List<String> values) {
    return new Texts(values);
  }
}
