// SPDX-License-Identifier: Apache-2.0
/**
 * Parley's configuration: {@code parley.yaml}, the environment and {@code .env}, read once into one
 * immutable tree. Each setting is declared once, as a {@code Key} beside the record that it fills;
 * reading, checking, printing the effective configuration and the reference page all follow from
 * the declarations. Every problem is reported, together, with its file, line, key and fix.
 */
@NullMarked
package dev.parley.server.settings;

import org.jspecify.annotations.NullMarked;
