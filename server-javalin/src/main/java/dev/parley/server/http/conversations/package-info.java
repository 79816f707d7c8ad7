// SPDX-License-Identifier: Apache-2.0

/**
 * OpenAI's Conversations API over Parley's conversations: an entry of a conversation's log is one
 * item, or several where a message of the assistant both says something and calls tools.
 */
@NullMarked
package dev.parley.server.http.conversations;

import org.jspecify.annotations.NullMarked;
