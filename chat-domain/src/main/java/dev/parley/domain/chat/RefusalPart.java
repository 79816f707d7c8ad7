// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** A part in which the model refuses. */
public record RefusalPart(String refusal, Extras extras) implements ContentPart {}
