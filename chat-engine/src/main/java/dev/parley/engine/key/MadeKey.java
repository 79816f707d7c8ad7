// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.KeyText;

/**
 * A key with its text, which nobody sees again.
 *
 * @param key what is stored
 * @param text what is handed out
 */
public record MadeKey(ApiKey key, KeyText text) {}
