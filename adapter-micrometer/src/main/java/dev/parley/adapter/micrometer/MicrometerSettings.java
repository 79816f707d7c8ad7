// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.micrometer;

/**
 * How much there is to tell.
 *
 * @param mostModels how many models have numbers of their own; at least 1. Those that come later
 *     are told together, as the model {@code other}
 */
public record MicrometerSettings(int mostModels) {
  public static final MicrometerSettings DEFAULT = new MicrometerSettings(100);

  public MicrometerSettings {
    if (mostModels < 1) {
      throw new IllegalArgumentException("mostModels is " + mostModels + ": at least 1");
    }
  }
}
