// SPDX-License-Identifier: Apache-2.0
/**
 * Functions in Java, and the JSON around them. {@link dev.parley.json.function.JavaFunction} makes
 * a function of the server from a record and a lambda, {@link
 * dev.parley.json.function.RecordSchema} the JSON Schema of a record, and {@link
 * dev.parley.json.function.JsonArguments} checks what a model wrote and says in words for the model
 * what is wrong with it.
 */
@NullMarked
package dev.parley.json.function;

import org.jspecify.annotations.NullMarked;
