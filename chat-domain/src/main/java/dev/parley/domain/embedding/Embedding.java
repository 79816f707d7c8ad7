// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.embedding;

import java.util.Arrays;

/** A vector that stands for a text: texts of like meaning have vectors of like direction. */
public final class Embedding {
  /** What rounding may do to a length of 1. */
  private static final double ROUNDING = 1e-3;

  private final float[] values;

  /**
   * A vector of these values, which are copied.
   *
   * @throws IllegalArgumentException when there are none, or one is not finite
   */
  public Embedding(float... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values is empty: a vector has at least one dimension");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "values[" + i + "] is " + values[i] + ": give a finite number");
      }
    }
    this.values = values.clone();
  }

  public int dimensions() {
    return values.length;
  }

  /** The value in one dimension, counted from 0. */
  public float value(int dimension) {
    return values[dimension];
  }

  /** A copy of all values. */
  public float[] values() {
    return values.clone();
  }

  /** Its Euclidean length. */
  public double length() {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  /**
   * The vector of this direction and of length 1: this one where it has that length already, to
   * within rounding, so that the digits stay as they came. A vector of zeros has no direction and
   * stays as it is.
   */
  public Embedding unit() {
    double length = length();
    if (length == 0 || Math.abs(length - 1) <= ROUNDING) {
      return this;
    }
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (values[i] / length);
    }
    return new Embedding(scaled);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding of " + values.length + " dimensions";
  }
}
