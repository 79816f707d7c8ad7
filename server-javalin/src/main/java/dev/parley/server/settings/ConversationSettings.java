// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stored conversations.
 *
 * @param turnWait how long a turn waits for the one before it on the same conversation
 * @param retention how long a conversation is kept after its last turn; none: for ever
 */
public record ConversationSettings(Duration turnWait, @Nullable Duration retention) {

  static final Key<Duration> WAIT =
      Key.of(
          "wait_seconds",
          Types.seconds("0", "3600"),
          Duration.ofSeconds(30),
          "how long a turn waits for the one before it; then a 409 conversation_busy");
  static final Key<@Nullable Duration> RETENTION =
      Key.optional(
          "retention_days",
          Types.days(1, 36_500),
          "how long a conversation is kept after its last turn; null: for ever");
  static final Section SECTION =
      new Section("conversations", "Stored conversations.", List.of(WAIT, RETENTION));

  static ConversationSettings from(Block block) {
    return new ConversationSettings(block.get(WAIT), block.get(RETENTION));
  }
}
