// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.session;

import dev.parley.domain.error.InvalidRequestException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a session.
 *
 * @param value a UUID in 36 characters, its letters lower case; given in upper case they are
 *     lowered
 */
public record SessionId(String value) {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  public SessionId {
    String given = value;
    value = value.toLowerCase(Locale.ROOT);
    if (!SHAPE.matcher(value).matches()) {
      throw new InvalidRequestException(
          "session_id",
          given,
          "give the UUID that POST /api/v1/chat/session answered, for instance"
              + " 0b9d3f5e-6a1c-4f0e-9d57-2f1f3c4b5a69");
    }
  }

  public static SessionId of(UUID uuid) {
    return new SessionId(uuid.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
