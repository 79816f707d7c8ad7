// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * A field of a request that its model was asked without.
 *
 * @param field its name, for instance {@code service_tier}
 * @param message which model can't take it, for people
 */
public record FieldWarning(String field, String message) {}
