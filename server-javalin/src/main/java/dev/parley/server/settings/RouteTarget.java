// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

/**
 * A model of a provider, written {@code provider/model}.
 *
 * @param provider the name of a configured provider
 * @param model the name that the provider knows the model by
 */
public record RouteTarget(String provider, String model) {

  @Override
  public String toString() {
    return provider + "/" + model;
  }
}
