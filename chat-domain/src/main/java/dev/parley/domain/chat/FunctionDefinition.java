// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/**
 * A function that a model may call.
 *
 * @param parameters JSON Schema of the arguments; absent means none
 * @param strict whether the model must keep to the schema exactly
 */
public record FunctionDefinition(
    String name,
    @Nullable String description,
    @Nullable RawJson parameters,
    @Nullable Boolean strict,
    Extras extras) {}
