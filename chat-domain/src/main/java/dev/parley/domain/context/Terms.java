// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt has to be like.
 *
 * @param capabilities what the model takes
 * @param budget null when nobody knows the model's window
 */
public record Terms(
    ModelId model, Capabilities capabilities, @Nullable Budget budget, WindowOptions options) {}
