// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.routing;

import dev.parley.domain.chat.ModelId;

/** A model of a provider's. */
public record Target(String provider, ModelId model) {}
