// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import org.jspecify.annotations.Nullable;

/**
 * What a person said to a call that must be confirmed: the content of the tool message that answers
 * it.
 *
 * @param reason why not; for the model
 */
public record Decision(boolean approved, @Nullable String reason) {}
