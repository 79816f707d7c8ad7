// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * The name of a model as a request gives it: a physical model, a route, or {@code provider/model}.
 *
 * @param value not blank
 */
public record ModelId(String value) {
  public ModelId {
    if (value.isBlank()) {
      throw new dev.parley.domain.error.InvalidRequestException(
          "model", value, "name a model, for instance one that GET /v1/models lists");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
