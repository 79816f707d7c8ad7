// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.error.InvalidRequestException;
import java.util.regex.Pattern;

/**
 * Names a conversation.
 *
 * @param value 1 to 128 of {@code A-Z a-z 0-9 . _ : -}
 */
public record ConversationId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  public ConversationId {
    if (!SHAPE.matcher(value).matches()) {
      throw new InvalidRequestException(
          "conversation", value, "give 1 to 128 of the characters A-Z a-z 0-9 . _ : -");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
