// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/**
 * A function's name and its arguments as the model wrote them.
 *
 * @param arguments JSON text, but models err: it may be anything
 */
public record FunctionCall(String name, String arguments, Extras extras) {}
